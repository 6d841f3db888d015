using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Faulting;

/// <summary>
/// Decides for each place whether a fault strikes there. Each kind at each place has a stream of draws of its own, so that
/// what happens at one place shifts no decision at another.
/// </summary>
internal sealed class FaultDice
{
    private readonly Faults _faults;
    private readonly ulong _seed;
    private readonly HashSet<Fault>? _planned;
    private readonly Dictionary<(FaultKind Kind, string Place), Spot> _spots = [];
    private readonly Dictionary<FaultKind, int> _struckOfKind = [];
    private readonly List<Fault> _struck = [];

    public FaultDice(Faults faults, ulong seed)
    {
        (_faults, _seed) = (faults, seed);
        _planned = faults.Plan?.ToHashSet();
    }

    public IReadOnlyList<Fault> Struck => _struck;

    /// <summary>The fault that strikes now, or null; <paramref name="size"/>, from 0 to 1, is how hard.</summary>
    public Fault? Roll(FaultKind kind, string place, out double size)
    {
        size = 0;
        var rate = _faults.Rate(kind);
        if (_planned is null && rate.Chance == 0) return null;
        if (!_spots.TryGetValue((kind, place), out var spot))
            _spots[(kind, place)] = spot = new Spot(SeededRandom.For(_seed, $"{FaultKinds.Name(kind)}@{place}"));
        var occurrence = ++spot.Occurrences;
        var chance = spot.Draws.NextDouble();
        size = spot.Draws.NextDouble();
        if (_planned is null && (chance >= rate.Chance || _struckOfKind.GetValueOrDefault(kind) >= rate.MostPerRun)) return null;
        var fault = new Fault(kind, place, occurrence);
        if (_planned is not null && !_planned.Contains(fault)) return null;
        _struckOfKind[kind] = _struckOfKind.GetValueOrDefault(kind) + 1;
        _struck.Add(fault);
        return fault;
    }

    private sealed class Spot(SeededRandom draws)
    {
        public SeededRandom Draws => draws;

        public int Occurrences { get; set; }
    }
}
