using System.Globalization;
using Actors.Execline;

namespace Actors.Logging;

/// <summary>The command line of <c>s6-log</c>, read.</summary>
/// <param name="Script">The words of the logging script; at least one.</param>
public sealed record LoggerCommand(IReadOnlyList<string> Script)
{
    /// <summary>How it is called.</summary>
    public const string Usage =
        "s6-log [ -d notif ] [ -q | -v ] [ -b ] [ -p ] [ -l linelimit ] [ -t lastlinetimeout ] [ -- ] logging_script";

    /// <summary><c>-q</c>, <c>-v</c>: 0: only fatal errors are told; 1: warnings too.</summary>
    public int Verbosity { get; private set; } = 1;

    /// <summary><c>-b</c>: see <see cref="LogEngineOptions.Blocking"/>.</summary>
    public bool Blocks { get; private set; }

    /// <summary><c>-p</c>: SIGTERM does nothing.</summary>
    public bool IsProtected { get; private set; }

    /// <summary><c>-l</c>: see <see cref="LogEngineOptions.LineLimit"/>.</summary>
    public int LineLimit { get; private set; } = new LogEngineOptions().LineLimit;

    /// <summary><c>-d</c>: where a newline is written when all is ready; null: nowhere.</summary>
    public uint? Notification { get; private set; }

    /// <summary><c>-t</c>: how long to wait for the end of a line after a signal; 0: for ever.</summary>
    public uint LastLineMilliseconds { get; private set; } = 2000;

    /// <summary>Reads a command line.</summary>
    /// <param name="arguments">Element 0 included.</param>
    /// <returns>Null where it is wrong.</returns>
    public static LoggerCommand? Parse(ArraySegment<string> arguments)
    {
        var command = new LoggerCommand([]);
        var options = new ShortOptions(arguments, "qvbpl:d:t:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'q': command.Verbosity = Math.Max(0, command.Verbosity - 1); break;
                case 'v': command.Verbosity++; break;
                case 'b': command.Blocks = true; break;
                case 'p': command.IsProtected = true; break;
                case 'l' when TryNumber(options.Value, out var limit): command.LineLimit = (int)Math.Min(limit, int.MaxValue); break;
                case 'd' when TryNumber(options.Value, out var descriptor): command.Notification = descriptor; break;
                case 't' when TryNumber(options.Value, out var limit): command.LastLineMilliseconds = limit; break;
                default: return null;
            }
        }

        return options.Operands.Count == 0 ? null : command with { Script = options.Operands };
    }

    private static bool TryNumber(string text, out uint number) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
