namespace Actors.Kernel.Configuration;

/// <summary>A text that an include stands for.</summary>
internal sealed class HoconSource(string name, string text)
{
    public string Name => name;

    public string Text => text;
}
