using System.Buffers.Binary;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>What s6-sudoc and s6-sudod say to each other.</summary>
internal static class SudoProtocol
{
    /// <summary>What the client's message begins with; the server's greeting is <see cref="ServerBanner"/>.</summary>
    public const string ClientBanner = "s6-sudo a v1.0\n";

    /// <summary>The server's greeting.</summary>
    public const string ServerBanner = "s6-sudo b v1.0\n";

    private const int HeaderSize = 16;
    private const uint MostWords = 131072;

    /// <summary>The client's message: the numbers of arguments and variables and the lengths of both texts, then the texts, each string NUL-terminated.</summary>
    public static byte[] Format(ArraySegment<string> arguments, IReadOnlyList<string> environment)
    {
        var argumentText = string.Concat(arguments.Select(word => word + "\0"));
        var environmentText = string.Concat(environment.Select(entry => entry + "\0"));
        Span<byte> header = stackalloc byte[HeaderSize];
        BinaryPrimitives.WriteUInt32BigEndian(header, (uint)arguments.Count);
        BinaryPrimitives.WriteUInt32BigEndian(header[4..], (uint)environment.Count);
        BinaryPrimitives.WriteUInt32BigEndian(header[8..], (uint)argumentText.Length);
        BinaryPrimitives.WriteUInt32BigEndian(header[12..], (uint)environmentText.Length);
        return [.. ByteString.ToBytes(ClientBanner), .. header, .. ByteString.ToBytes(argumentText + environmentText)];
    }

    /// <summary>Reads the client's message.</summary>
    /// <returns>What is wrong with it; null if nothing is.</returns>
    public static string? TryParse(byte[] message, out string[] arguments, out string[] environment)
    {
        (arguments, environment) = ([], []);
        if (message.Length < HeaderSize + ClientBanner.Length)
            return "wrong client message";
        if (ByteString.FromBytes(message.AsSpan(0, ClientBanner.Length)) != ClientBanner)
            return "wrong client banner";
        var rest = message.AsSpan(ClientBanner.Length);
        var (argumentCount, environmentCount) = (BinaryPrimitives.ReadUInt32BigEndian(rest), BinaryPrimitives.ReadUInt32BigEndian(rest[4..]));
        var (argumentLength, environmentLength) = (BinaryPrimitives.ReadUInt32BigEndian(rest[8..]), BinaryPrimitives.ReadUInt32BigEndian(rest[12..]));
        rest = rest[HeaderSize..];
        if ((ulong)argumentLength + environmentLength != (ulong)rest.Length)
            return "wrong client argc/envlen";
        if (argumentCount > MostWords || environmentCount > MostWords)
            return "too many args/envvars from client";
        arguments = Split(ByteString.FromBytes(rest[..(int)argumentLength]));
        environment = Split(ByteString.FromBytes(rest[(int)argumentLength..]));
        return arguments.Length == argumentCount && environment.Length == environmentCount ? null : "wrong client argc/envlen";
    }

    private static string[] Split(string text) => text.Length == 0 ? [] : (text.EndsWith('\0') ? text[..^1] : text).Split('\0');
}
