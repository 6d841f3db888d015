using System.Numerics;
using System.Text;

namespace EventPatterns.Simulator.Kernel;

/// <summary>
/// The only source of chance in a simulation: xoshiro256** seeded through SplitMix64 (Blackman and Vigna), written out
/// here because <see cref="Random"/> promises no stable sequence between versions of .NET, and a seed must stay a proof.
/// </summary>
public sealed class SeededRandom
{
    private ulong _a, _b, _c, _d;

    /// <summary>A stream of draws decided by the seed.</summary>
    public SeededRandom(ulong seed)
    {
        _a = SplitMix(ref seed);
        _b = SplitMix(ref seed);
        _c = SplitMix(ref seed);
        _d = SplitMix(ref seed);
    }

    /// <summary>A stream of its own for one purpose: what it draws disturbs no other stream.</summary>
    public static SeededRandom For(ulong seed, string purpose)
    {
        foreach (var unit in Encoding.UTF8.GetBytes(purpose)) seed = (seed ^ unit) * 0x100000001B3; // FNV-1a
        return new SeededRandom(seed);
    }

    /// <summary>Any 64 bits.</summary>
    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number from 0 inclusive to 1 exclusive.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 inclusive to <paramref name="bound"/> exclusive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)Math.BigMul(Next(), (ulong)bound, out _);
    }

    /// <summary>Whether a chance of <paramref name="probability"/> (0 to 1) came true.</summary>
    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>A UUID of version 4 in its usual spelling.</summary>
    public string NextUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
