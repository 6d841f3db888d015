using System.Collections.Immutable;
using System.Globalization;

namespace EventPatterns.Simulator.Faulting;

/// <summary>
/// What may go wrong in a simulation. Where and when it does is drawn from the seed; or it is a plan that says so, such as
/// the one that a proof ends with. Immutable.
/// </summary>
public sealed class Faults
{
    private readonly ImmutableDictionary<FaultKind, FaultRate> _rates;

    private Faults(ImmutableDictionary<FaultKind, FaultRate> rates, FaultPlan? plan = null) => (_rates, Plan) = (rates, plan);

    /// <summary>Nothing goes wrong.</summary>
    public static Faults None { get; } = new(ImmutableDictionary<FaultKind, FaultRate>.Empty);

    /// <summary>Every kind, at rates that make each run eventful but not hopeless.</summary>
    public static Faults All { get; } = Only([.. FaultKinds.All]);

    /// <summary>The faults that strike, and no others; null where they are drawn from the seed.</summary>
    public FaultPlan? Plan { get; }

    /// <summary>These kinds, at their usual rates.</summary>
    public static Faults Only(params ReadOnlySpan<FaultKind> kinds)
    {
        var faults = None;
        foreach (var kind in kinds) faults = faults.With(kind, FaultRate.Default(kind));
        return faults;
    }

    /// <summary>Exactly the faults of the plan.</summary>
    public static Faults Of(FaultPlan plan) => new(None._rates, plan);

    /// <summary>The same, but one kind at this rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The chance is not within 0 and 1, or the limit is negative.</exception>
    public Faults With(FaultKind kind, FaultRate rate)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rate.Chance is >= 0 and <= 1, true, nameof(rate));
        ArgumentOutOfRangeException.ThrowIfNegative(rate.MostPerRun);
        return new(rate.Chance > 0 ? _rates.SetItem(kind, rate) : _rates.Remove(kind));
    }

    /// <summary>The same without these kinds.</summary>
    public Faults Without(params IEnumerable<FaultKind> kinds) => new(_rates.RemoveRange(kinds));

    /// <summary>How often the kind strikes.</summary>
    public FaultRate Rate(FaultKind kind) => _rates.GetValueOrDefault(kind);

    /// <summary>
    /// Reads <c>all</c>, <c>none</c>, kinds with or without a chance (<c>duplicates,crashes=0.02</c>), or a plan
    /// (<c>crashes@Workflow/State#1</c>).
    /// </summary>
    /// <exception cref="FormatException">The text is none of these; the message says what is expected.</exception>
    public static Faults Parse(string text)
    {
        var parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Any(part => part.Contains('@', StringComparison.Ordinal))) return Of(new FaultPlan(parts.Select(Fault.Parse)));
        return parts.Length == 0 ? throw Wrong(text) : parts.Aggregate(None, (faults, part) => part switch
        {
            "all" => All,
            "none" => None,
            _ => faults.With(part),
        });
    }

    private Faults With(string part)
    {
        var pair = part.Split('=', 2);
        if (FaultKinds.Find(pair[0]) is not { } kind) throw Wrong(part);
        if (pair.Length == 1) return With(kind, FaultRate.Default(kind));
        return double.TryParse(pair[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var chance) && chance is >= 0 and <= 1
            ? With(kind, new FaultRate(chance))
            : throw Wrong(part);
    }

    private static FormatException Wrong(string part) => new(
        $"'{part}' names no faults: write all, none, or some of {FaultKinds.List}, each with a chance from 0 to 1 if you like (duplicates=0.1).");

    /// <summary>The faults as <see cref="Parse"/> reads them.</summary>
    public override string ToString()
    {
        if (Plan is not null) return Plan.ToString();
        if (_rates.IsEmpty) return "none";
        if (FaultKinds.All.All(kind => Rate(kind) == FaultRate.Default(kind))) return "all";
        return string.Join(',', _rates.OrderBy(r => r.Key).Select(r => r.Value == FaultRate.Default(r.Key)
            ? FaultKinds.Name(r.Key)
            : string.Create(CultureInfo.InvariantCulture, $"{FaultKinds.Name(r.Key)}={r.Value.Chance}")));
    }
}
