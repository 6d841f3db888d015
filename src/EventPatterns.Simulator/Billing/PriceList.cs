using System.Globalization;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Billing;

/// <summary>AWS's public prices on a day, in a region: prices.json.</summary>
internal sealed class PriceList
{
    private readonly Dictionary<string, Price> _usage;
    private readonly Dictionary<string, Price> _standing;

    private PriceList(Json file)
    {
        Date = DateOnly.ParseExact(file.TextOf("date")!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Region = file.TextOf("region")!;
        var pages = file["pages"]!;
        _usage = Read((JsonMap)file["usage"]!, pages);
        _standing = Read((JsonMap)file["standing"]!, pages);
    }

    /// <summary>The list that comes with the simulator.</summary>
    public static PriceList Current { get; } = Load();

    public DateOnly Date { get; }

    public string Region { get; }

    /// <summary>The names of all charges.</summary>
    public IEnumerable<string> Charges => _usage.Keys;

    /// <summary>The price of a charge. Every charge has one: a test holds the two together.</summary>
    public Price Of(string charge) => _usage[charge];

    /// <summary>What a resource of the type costs a month whether it is used or not, or null.</summary>
    public Price? Standing(string resourceType) => _standing.GetValueOrDefault(resourceType);

    private static Dictionary<string, Price> Read(JsonMap prices, Json pages) => prices.ToDictionary(
        entry => entry.Key,
        entry => new Price(
            entry.Value.TextOf("service")!,
            entry.Value.TextOf("unit")!,
            Number(entry.Value["dollars"]!),
            entry.Value["per"] is { } per ? Number(per) : 1,
            new Uri(pages.TextOf(entry.Value.TextOf("page")!)!)),
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
internal sealed record Price(string Service, string Unit, decimal Dollars, decimal Per, Uri Page)
{
    public decimal Of(decimal quantity) => quantity * Dollars / Per;
}
