using System.Buffers.Binary;
using System.Net;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Assembly.Resolving;

/// <summary>The functions that read or make lists.</summary>
internal static class ListIntrinsics
{
    private const int MostBlocks = 256;

    public static Json Select(Resolver resolver, Json argument, Spot at)
    {
        var arguments = Resolver.Arguments(argument, at, 2, 2);
        var index = resolver.Whole(arguments[0], at.At(0));
        var list = resolver.List(arguments[1], at.At(1));
        return index >= 0 && index < list.Count
            ? list[index]
            : throw at.Wrong($"there is no item {index}, since the list has {list.Count}: {list}");
    }

    public static Json Length(Resolver resolver, Json argument, Spot at) => (long)resolver.List(argument, at).Count;

    /// <summary>Three zones of the region: how many an account has no template says.</summary>
    public static Json AvailabilityZones(Resolver resolver, Json argument, Spot at)
    {
        var region = resolver.Text(argument, at);
        if (region.Length == 0) region = resolver.Stack.Stack.Place.Region;
        return JsonList.Of(region + "a", region + "b", region + "c");
    }

    public static Json Cidr(Resolver resolver, Json argument, Spot at)
    {
        var arguments = Resolver.Arguments(argument, at, 2, 3);
        var count = resolver.Whole(arguments[1], at.At(1));
        var bits = arguments.Count == 3 ? resolver.Whole(arguments[2], at.At(2)) : 8;
        var block = resolver.Text(arguments[0], at.At(0));
        if (!IPNetwork.TryParse(block, out var network) || network.BaseAddress.GetAddressBytes() is not { Length: 4 } bytes)
            throw at.Wrong($"the simulator splits IPv4 blocks alone (10.0.0.0/16): {block}");
        if (count is < 1 or > MostBlocks || bits is < 1 or > 31) throw at.Wrong($"a block can be split into 1 to {MostBlocks}, of 1 to 31 bits: {argument}");
        var first = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        if (((long)count << bits) > 1L << (32 - network.PrefixLength)) throw at.Wrong($"{block} has no room for {count} blocks of {bits} bits");
        return JsonList.Of(Enumerable.Range(0, count).Select(n => (Json)$"{Address(first + ((uint)n << bits))}/{32 - bits}"));
    }

    private static IPAddress Address(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return new IPAddress(bytes);
    }
}
