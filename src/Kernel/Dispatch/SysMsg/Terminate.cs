using Actors.Kernel.Event;

namespace Actors.Kernel.Dispatch.SysMsg;

/// <summary>Stop for good.</summary>
internal sealed class Terminate : SystemMessage, IDeadLetterSuppression;
