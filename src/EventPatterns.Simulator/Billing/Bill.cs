using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Billing;

/// <summary>
/// What AWS would charge for a run, at the list prices of a day, without free tiers. It leaves out what the simulator can't
/// know: data transfer, storage over time, the duration of functions, the logs that workflows write, the reading of streams, and
/// the polling of queues that are empty. Where services answer at once, an Express workflow takes the least that AWS charges.
/// </summary>
public sealed class Bill
{
    private Bill(IReadOnlyList<BillLine> lines, IReadOnlyList<BillLine> standing, int events, PriceList prices) =>
        (Lines, Standing, Events, PricesOf, Region) = (lines, standing, events, prices.Date, prices.Region);

    /// <summary>What was used, the dearest first.</summary>
    public IReadOnlyList<BillLine> Lines { get; }

    /// <summary>What stands there and costs, used or not, in dollars a month: secrets, keys, alarms.</summary>
    public IReadOnlyList<BillLine> Standing { get; }

    /// <summary>How many events came from outside: onto a bus, and not because of another event.</summary>
    public int Events { get; }

    /// <summary>The day of the price list.</summary>
    public DateOnly PricesOf { get; }

    /// <summary>The region of the price list, whatever the region of the stacks.</summary>
    public string Region { get; }

    /// <summary>What the run costs, in US dollars, without <see cref="Standing"/>.</summary>
    public decimal Total => Lines.Sum(l => l.Dollars);

    /// <summary>What a million events from outside cost with all that they bring about, in US dollars; null where none came.</summary>
    public decimal? PerMillionEvents => Events == 0 ? null : Total * 1_000_000 / Events;

    /// <summary>The dollars of the run by service, the dearest first.</summary>
    public IReadOnlyList<(string Service, decimal Dollars)> ByService => Sum(l => l.Service);

    /// <summary>The dollars of the run by construct path, the dearest first.</summary>
    public IReadOnlyList<(string Construct, decimal Dollars)> ByConstruct => Sum(l => l.Construct);

    /// <summary>The bill as a table of text.</summary>
    public override string ToString() => BillText.Table(this);

    /// <summary>The bill as JSON.</summary>
    public JsonMap ToJson() => BillText.ToJson(this);

    internal static Bill Of(Meter meter, CloudAssembly assembly, Trace trace)
    {
        var prices = PriceList.Current;
        var lines = from used in meter.Used
                    let price = prices.Of(used.Charge)
                    let line = new BillLine(price.Service, trace.Words.Name(used.Resource), price.Unit, used.Quantity, price.Of(used.Quantity), price.Page)
                    orderby line.Dollars descending
                    select line;
        var standing = from resource in assembly.Resources
                       let price = prices.Standing(resource.Type)
                       where price is not null
                       select new BillLine(price.Service, resource.Construct, price.Unit, 1, price.Dollars, price.Page);
        return new Bill([.. lines], [.. standing], EventsFromOutside(trace), prices);
    }

    private static int EventsFromOutside(Trace trace)
    {
        var within = new HashSet<Moment>(); // events, and all that they brought about
        var count = 0;
        foreach (var moment in trace.Moments)
        {
            var caused = moment.Cause is { } cause && within.Contains(cause);
            if (!caused && moment.Kind == MomentKind.Event && !IsFromAws(moment)) count++;
            if (caused || moment.Kind == MomentKind.Event) within.Add(moment);
        }
        return count;
    }

    /// <summary>AWS's own events (a replay that ended) cost nothing and are nobody's to send.</summary>
    private static bool IsFromAws(Moment moment) => moment.Request?.TextOf("source")?.StartsWith("aws.", StringComparison.Ordinal) == true;

    private List<(string, decimal)> Sum(Func<BillLine, string> key) =>
        [.. Lines.GroupBy(key).Select(g => (Key: g.Key, Dollars: g.Sum(l => l.Dollars))).OrderByDescending(g => g.Dollars)];
}
