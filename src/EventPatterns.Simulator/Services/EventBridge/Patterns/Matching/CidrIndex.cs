using EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>Finds the blocks that hold an address: one look for each length of mask that a pattern has.</summary>
internal sealed class CidrIndex
{
    private readonly SortedList<int, Dictionary<IpAddressValue, Bucket>> _byBits = [];

    public bool IsEmpty => _byBits.Count == 0;

    public Bucket BucketOf(CidrBlock block)
    {
        if (!_byBits.TryGetValue(block.Bits, out var networks)) _byBits.Add(block.Bits, networks = []);
        if (!networks.TryGetValue(block.Network, out var bucket)) networks.Add(block.Network, bucket = new());
        return bucket;
    }

    public void Collect(IpAddressValue address, IBucketVisitor visitor)
    {
        for (var at = 0; at < _byBits.Count; at++)
        {
            var bits = _byBits.GetKeyAtIndex(at);
            if (bits > address.Width) return;
            if (_byBits.GetValueAtIndex(at).TryGetValue(address.Network(bits), out var bucket)) visitor.Visit(bucket);
        }
    }
}
