using System.Globalization;
using System.Text;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Billing;

/// <summary>A bill as text and as JSON. Where events came in, dollars are those of a million of them: a run's own are too small to read.</summary>
internal static class BillText
{
    public static string Table(Bill bill)
    {
        var scale = bill.Events == 0 ? 1 : 1_000_000m / bill.Events;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{bill.Events} events from outside cost {Dollars(bill.Total, 6)} (prices of {bill.PricesOf:yyyy-MM-dd}, {bill.Region})\n");
        text.Append(bill.Events == 0 ? "dollars\n" : "dollars for a million events\n");
        foreach (var (service, dollars) in bill.ByService)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Dollars(dollars * scale, 2),12}  {service}\n");
            foreach (var line in bill.Lines.Where(l => l.Service == service))
                text.Append(CultureInfo.InvariantCulture, $"{Dollars(line.Dollars * scale, 2),12}    {line.Construct}: {Quantity(line.Quantity)} {line.Unit}{Mark(line)}\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"{Dollars(bill.Total * scale, 2),12}  in all\n");
        foreach (var group in bill.Standing.GroupBy(l => (l.Service, l.Unit)))
            text.Append(CultureInfo.InvariantCulture, $"{Dollars(group.Sum(l => l.Dollars), 2),12}  besides, for {Quantity(group.Sum(l => l.Quantity))} × {group.Key.Unit} ({group.Key.Service})\n");
        if (bill.NotPriced.Count > 0) text.Append("not priced\n");
        foreach (var group in bill.NotPriced.GroupBy(u => (u.Service, u.Unit)))
            text.Append(CultureInfo.InvariantCulture, $"{Count(group),12}  {group.Key.Unit} ({group.Key.Service}): {string.Join(", ", group.Select(u => u.Construct).Distinct())}\n");
        if (bill.Lines.Any(l => !l.Confirmed)) text.Append("* by guides alone: no page or price list of AWS's that states the price was at hand\n");
        return text.ToString();
    }

    public static JsonMap ToJson(Bill bill) => new JsonMapBuilder()
        .Set("pricesOf", bill.PricesOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        .Set("region", bill.Region)
        .Set("events", bill.Events)
        .Set("dollars", Number(bill.Total))
        .Set("dollarsPerMillionEvents", bill.PerMillionEvents is { } million ? Number(million) : Json.Null)
        .Set("byService", Sums(bill.ByService))
        .Set("byConstruct", Sums(bill.ByConstruct))
        .Set("lines", JsonList.Of(bill.Lines.Select(Line)))
        .Set("dollarsPerMonth", JsonList.Of(bill.Standing.Select(Line)))
        .Set("notPriced", JsonList.Of(bill.NotPriced.Select(Unpriced)))
        .Build();

    private static JsonMap Line(BillLine line) => JsonMap.Of(
        ("service", line.Service), ("construct", line.Construct), ("unit", line.Unit),
        ("quantity", Number(line.Quantity)), ("dollars", Number(line.Dollars)), ("page", line.Page.AbsoluteUri), ("confirmed", line.Confirmed));

    private static JsonMap Unpriced(UnpricedUse use) => JsonMap.Of(
        ("service", use.Service), ("construct", use.Construct), ("unit", use.Unit),
        ("quantity", use.Quantity is { } quantity ? Number(quantity) : Json.Null), ("why", use.Why));

    private static string Mark(BillLine line) => line.Confirmed ? "" : " *";

    private static string Count(IEnumerable<UnpricedUse> uses) => uses.All(u => u.Quantity is not null) ? Quantity(uses.Sum(u => u.Quantity!.Value)) : "";

    private static JsonMap Sums(IEnumerable<(string Name, decimal Dollars)> sums)
    {
        var map = new JsonMapBuilder();
        foreach (var (name, dollars) in sums) map.Set(name, Number(dollars));
        return map.Build();
    }

    private static JsonNumber Number(decimal value) => new(Plain(value, 12));

    private static string Dollars(decimal value, int digits) => "$" + value.ToString($"N{digits}", CultureInfo.InvariantCulture);

    private static string Quantity(decimal value) => Plain(value, 9);

    private static string Plain(decimal value, int digits) => Math.Round(value, digits).ToString($"0.{new string('#', digits)}", CultureInfo.InvariantCulture);
}
