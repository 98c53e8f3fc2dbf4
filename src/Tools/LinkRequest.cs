using Actors.Execline;

namespace Actors.Tools;

/// <summary>The options that s6-svlink shares with s6-instance-create, and s6-svunlink with s6-instance-delete.</summary>
/// <param name="Options">How a service is put under supervision.</param>
/// <param name="Wait">Whether what ends is waited for.</param>
/// <param name="Milliseconds">How long to wait; 0: without limit.</param>
/// <param name="Operands">What follows the options.</param>
internal readonly record struct LinkRequest(LinkOptions Options, bool Wait, uint Milliseconds, ArraySegment<string> Operands)
{
    /// <summary>Reads <c>[ -d | -D ] [ -f ] [ -P ] [ -t timeout ]</c>.</summary>
    public static LinkRequest ReadToLink(ChainContext context, string usage, LinkOptions always) => Read(context, "dDfPt:", usage, always);

    /// <summary>Reads <c>[ -X ] [ -t timeout ]</c>.</summary>
    public static LinkRequest ReadToUnlink(ChainContext context, string usage) => Read(context, "Xt:", usage, LinkOptions.None);

    private static LinkRequest Read(ChainContext context, string known, string usage, LinkOptions linkOptions)
    {
        var wait = true;
        uint milliseconds = 0;
        var options = new ShortOptions(context.Arguments, known);
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'd': linkOptions |= LinkOptions.Down | LinkOptions.ForgetDown; break;
                case 'D': linkOptions = (linkOptions | LinkOptions.Down) & ~LinkOptions.ForgetDown; break;
                case 'f': linkOptions |= LinkOptions.ForceEventMode; break;
                case 'P': linkOptions |= LinkOptions.PublicEvents; break;
                case 'X': wait = false; break;
                case 't' when Numbers.TryParse(options.Value, out milliseconds): break;
                default: throw context.Usage(usage);
            }
        }

        return new(linkOptions, wait, milliseconds, options.Operands);
    }
}
