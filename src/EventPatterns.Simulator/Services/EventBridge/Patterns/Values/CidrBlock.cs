using System.Globalization;
using System.Text;
using EventPatterns.Simulator.Services.EventBridge.Patterns.Parsing;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

/// <summary>A block of addresses that begin with the same bits.</summary>
internal readonly record struct CidrBlock(IpAddressValue Network, int Bits)
{
    /// <summary>Whether the address is in the block.</summary>
    public bool Contains(IpAddressValue address) => address.IsV4 == Network.IsV4 && address.Network(Bits) == Network;

    /// <summary>The block that holds one address.</summary>
    public static CidrBlock Single(IpAddressValue address) => new(address, address.Width);

    /// <summary>Reads <c>10.0.0.0/24</c> or <c>2001:db8::/32</c>.</summary>
    /// <exception cref="PatternSyntaxException">The text is no block; the reason is EventBridge's.</exception>
    public static CidrBlock Parse(string text)
    {
        var halves = text.TrimEnd('/').Split('/');
        if (halves.Length != 2) throw new PatternSyntaxException("Malformed CIDR, one '/' required");
        if (!int.TryParse(halves[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bits))
            throw new PatternSyntaxException("Malformed CIDR, mask bits must be an integer");
        if (bits < 0) throw new PatternSyntaxException("Malformed CIDR, mask bits must not be negative");
        var address = Address(halves[0]);
        if (bits >= address.Width)
            throw new PatternSyntaxException($"{(address.IsV4 ? "IPv4" : "IPv6")} mask bits must be < {address.Width}");
        return new(address.Network(bits), bits);
    }

    private static IpAddressValue Address(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        if (IpAddressValue.TryParse(utf8, out var address)) return address;
        throw new PatternSyntaxException(IpAddressValue.LooksLikeAddress(utf8) ? $"Invalid IP address: {text}" : $"Nonstandard IP address: {text}");
    }
}
