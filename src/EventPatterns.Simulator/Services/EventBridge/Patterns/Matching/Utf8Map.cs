using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>A dictionary of UTF-8 texts that is asked with spans, without making a string.</summary>
internal sealed class Utf8Map<T>
{
    private readonly Dictionary<byte[], T> _entries = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public Utf8Map() => _lookup = _entries.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Count => _entries.Count;

    public bool TryGet(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out T value) => _lookup.TryGetValue(text, out value);

    public T GetOrAdd(ReadOnlySpan<byte> text, Func<T> make)
    {
        if (_lookup.TryGetValue(text, out var known)) return known;
        var made = make();
        _entries.Add(text.ToArray(), made);
        return made;
    }
}

/// <summary>Compares UTF-8 texts by their bytes; its hash is the same on every run.</summary>
internal sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    private const ulong Factor = 0x9E3779B97F4A7C15; // 2^64 divided by the golden ratio spreads neighbours well

    public static Utf8Comparer Instance { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = (ulong)alternate.Length;
        while (alternate.Length >= sizeof(ulong))
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(alternate)) * Factor;
            hash ^= hash >> 29;
            alternate = alternate[sizeof(ulong)..];
        }
        foreach (var b in alternate) hash = (hash ^ b) * Factor;
        return (int)(hash >> 32);
    }
}
