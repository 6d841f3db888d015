using System.Buffers;
using System.Buffers.Binary;
using System.Net;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

/// <summary>An IPv4 or IPv6 address. An IPv4 address that IPv6 holds (<c>::ffff:0a00:0001</c>) is IPv4, as it is to EventBridge.</summary>
internal readonly record struct IpAddressValue(bool IsV4, UInt128 Bits)
{
    private const int LongestText = 45;
    private static readonly SearchValues<byte> OfV4 = SearchValues.Create("0123456789."u8);
    private static readonly SearchValues<byte> OfV6 = SearchValues.Create("0123456789abcdefABCDEF:"u8);

    /// <summary>How many bits an address of this version has.</summary>
    public int Width => IsV4 ? 32 : 128;

    /// <summary>The address with all but its first bits cleared.</summary>
    public IpAddressValue Network(int bits) => this with { Bits = bits == 0 ? 0 : Bits >> (Width - bits) << (Width - bits) };

    /// <summary>Whether the text has the shape of an address: digits and three dots, or hexadecimal digits and colons.</summary>
    public static bool LooksLikeAddress(ReadOnlySpan<byte> text) => LooksLikeV4(text) || LooksLikeV6(text);

    /// <summary>The address that is spelt so.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out IpAddressValue address)
    {
        address = default;
        if (LooksLikeV4(text)) return TryV4(text, out address);
        return text.Length <= LongestText && LooksLikeV6(text) && TryV6(text, out address);
    }

    private static bool LooksLikeV4(ReadOnlySpan<byte> text) =>
        text.Length >= 7
        && text.IndexOfAnyExcept(OfV4) < 0
        && text.Count((byte)'.') == 3
        && text[0] != '.' && text[^1] != '.' && text.IndexOf(".."u8) < 0;

    private static bool LooksLikeV6(ReadOnlySpan<byte> text) =>
        text.IndexOfAnyExcept(OfV6) < 0 && text.Contains((byte)':');

    private static bool TryV4(ReadOnlySpan<byte> text, out IpAddressValue address)
    {
        uint bits = 0;
        uint part = 0;
        address = default;
        foreach (var c in text)
        {
            if (c == '.')
            {
                bits = (bits << 8) | part;
                part = 0;
                continue;
            }
            part = (part * 10) + (uint)(c - '0');
            if (part > 255) return false;
        }
        address = new(true, (bits << 8) | part);
        return true;
    }

    private static bool TryV6(ReadOnlySpan<byte> text, out IpAddressValue address)
    {
        address = default;
        Span<char> characters = stackalloc char[LongestText];
        for (var at = 0; at < text.Length; at++) characters[at] = (char)text[at];
        if (!IPAddress.TryParse(characters[..text.Length], out var parsed)) return false;
        Span<byte> bytes = stackalloc byte[16];
        parsed.TryWriteBytes(bytes, out _);
        var bits = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        address = parsed.IsIPv4MappedToIPv6 ? new(true, bits & uint.MaxValue) : new(false, bits);
        return true;
    }
}
