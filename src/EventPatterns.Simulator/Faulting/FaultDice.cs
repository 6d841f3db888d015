using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Faulting;

/// <summary>
/// Decides for each place whether a fault strikes there. Each kind at each place has a stream of draws of its own, so that
/// what happens at one place shifts no decision at another.
/// </summary>
internal sealed class FaultDice
{
    private readonly ulong _seed;
    private readonly FaultRate[] _rates;
    private readonly HashSet<Fault>? _planned;
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly int[] _struckOfKind = new int[FaultKinds.All.Count];
    private readonly List<Fault> _struck = [];

    public FaultDice(Faults faults, ulong seed)
    {
        _seed = seed;
        _rates = [.. FaultKinds.All.Select(faults.Rate)];
        _planned = faults.Plan?.ToHashSet();
    }

    public IReadOnlyList<Fault> Struck => _struck;

    /// <summary>The place of this name: the same one for the same name.</summary>
    public Place At(string name)
    {
        if (!_places.TryGetValue(name, out var place)) _places.Add(name, place = new Place(name));
        return place;
    }

    /// <summary>The fault that strikes now, or null; <paramref name="size"/>, from 0 to 1, is how hard.</summary>
    public Fault? Roll(FaultKind kind, string place, out double size) => Roll(kind, At(place), out size);

    /// <summary>The fault that strikes now, or null; <paramref name="size"/>, from 0 to 1, is how hard.</summary>
    public Fault? Roll(FaultKind kind, Place place, out double size)
    {
        size = 0;
        var rate = _rates[(int)kind];
        if (_planned is null && rate.Chance == 0) return null;
        var spot = place.Spots[(int)kind] ??= new Spot(SeededRandom.For(_seed, $"{FaultKinds.Name(kind)}@{place.Name}"));
        var occurrence = ++spot.Occurrences;
        var chance = spot.Draws.NextDouble();
        size = spot.Draws.NextDouble();
        if (_planned is null && (chance >= rate.Chance || _struckOfKind[(int)kind] >= rate.MostPerRun)) return null;
        var fault = new Fault(kind, place.Name, occurrence);
        if (_planned is not null && !_planned.Contains(fault)) return null;
        _struckOfKind[(int)kind]++;
        _struck.Add(fault);
        return fault;
    }

    /// <summary>Where faults may strike, with the draws of each kind there.</summary>
    public sealed class Place(string name)
    {
        public string Name => name;

        internal Spot?[] Spots { get; } = new Spot?[FaultKinds.All.Count];
    }

    internal sealed class Spot(SeededRandom draws)
    {
        public SeededRandom Draws => draws;

        public int Occurrences { get; set; }
    }
}
