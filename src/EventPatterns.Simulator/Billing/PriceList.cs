using System.Globalization;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Billing;

/// <summary>AWS's public prices on a day, in a region: prices.json.</summary>
internal sealed class PriceList
{
    private readonly Dictionary<string, Price> _usage;
    private readonly Dictionary<string, Price> _standing;
    private readonly Dictionary<string, Unpriced> _unpriced;
    private readonly List<Glob> _free;

    private PriceList(Json file)
    {
        Date = DateOnly.ParseExact(file.TextOf("date")!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Region = file.TextOf("region")!;
        _usage = Read(file, "usage");
        _standing = Read(file, "standing");
        _unpriced = ((JsonMap)file["unpriced"]!).ToDictionary(
            entry => entry.Key,
            entry => new Unpriced(entry.Value.TextOf("service")!, entry.Value.TextOf("unit")!, entry.Value.TextOf("why")!),
            StringComparer.Ordinal);
        _free = [.. ((JsonMap)file["free"]!).Names.Select(name => Glob.Of(name))];
    }

    /// <summary>The list that comes with the simulator.</summary>
    public static PriceList Current { get; } = Load();

    public DateOnly Date { get; }

    public string Region { get; }

    /// <summary>The names of all charges that use brings, with a price and without.</summary>
    public IEnumerable<string> Charges => _usage.Keys.Concat(_unpriced.Keys);

    /// <summary>What stands and costs by the month, by its name.</summary>
    public IReadOnlyDictionary<string, Price> ByTheMonth => _standing;

    /// <summary>The price of a charge, or null where the list has none.</summary>
    public Price? Of(string charge) => _usage.GetValueOrDefault(charge);

    /// <summary>Why a charge has no price; a call that the list does not know at all goes by its name.</summary>
    public Unpriced WithoutPrice(string charge) => _unpriced.GetValueOrDefault(charge)
        ?? new Unpriced(charge.Split(':')[0], $"calls of {charge}", "The price list does not know it.");

    /// <summary>Whether the call costs nothing by itself.</summary>
    public bool IsFree(string call) => !_unpriced.ContainsKey(call) && _free.Exists(calls => calls.Matches(call));

    private static Dictionary<string, Price> Read(Json file, string group) => ((JsonMap)file[group]!).ToDictionary(
        entry => entry.Key,
        entry => new Price(
            entry.Value.TextOf("service")!,
            entry.Value.TextOf("unit")!,
            Number(entry.Value["dollars"]!),
            entry.Value["per"] is { } per ? Number(per) : 1,
            new Uri(file["pages"]!.TextOf(entry.Value.TextOf("page")!)!),
            file["sources"]![entry.Value.TextOf("source")!]!.TextOf("kind") != "guide"),
        StringComparer.Ordinal);

    private static decimal Number(Json number) => decimal.Parse(((JsonNumber)number).Text, CultureInfo.InvariantCulture);

    private static PriceList Load()
    {
        using var stream = typeof(PriceList).Assembly.GetManifestResourceStream("Billing.prices.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new PriceList(Json.Parse(bytes.ToArray()));
    }
}

/// <summary>A price.</summary>
/// <param name="Service">The service as a bill names it.</param>
/// <param name="Unit">What is counted, in words.</param>
/// <param name="Dollars">The price of <paramref name="Per"/> units.</param>
/// <param name="Per">For how many units it stands.</param>
/// <param name="Page">The page of AWS that states it.</param>
/// <param name="Confirmed">Whether it was found there, in AWS's price list, or in a copy of either.</param>
internal sealed record Price(string Service, string Unit, decimal Dollars, decimal Per, Uri Page, bool Confirmed)
{
    public decimal Of(decimal quantity) => quantity * Dollars / Per;
}

/// <summary>A charge without a price.</summary>
/// <param name="Service">The service as a bill names it.</param>
/// <param name="Unit">What would be counted, in words.</param>
/// <param name="Why">Why the list has no price of it.</param>
internal sealed record Unpriced(string Service, string Unit, string Why);
