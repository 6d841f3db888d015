using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Billing;

/// <summary>
/// What AWS would charge for a run, at the list prices of a day, without free tiers. It leaves out what the simulator can't
/// know: data transfer, storage over time, the logs that workflows write, and the polling of queues that are empty. What it
/// counts and has no price of it names (<see cref="NotPriced"/>). Where services answer at once, an Express workflow takes the
/// least that AWS charges. What each price rests on is told in docs/prices.md.
/// </summary>
public sealed class Bill
{
    private Bill(IReadOnlyList<BillLine> lines, IReadOnlyList<BillLine> standing, IReadOnlyList<UnpricedUse> notPriced, int events, PriceList prices) =>
        (Lines, Standing, NotPriced, Events, PricesOf, Region) = (lines, standing, notPriced, events, prices.Date, prices.Region);

    /// <summary>What was used, the dearest first.</summary>
    public IReadOnlyList<BillLine> Lines { get; }

    /// <summary>What stands there and costs, used or not, in dollars a month: secrets, keys, alarms, shards, capacity.</summary>
    public IReadOnlyList<BillLine> Standing { get; }

    /// <summary>What was used, or stands there, and AWS may charge for, and the price list has no price of.</summary>
    public IReadOnlyList<UnpricedUse> NotPriced { get; }

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
                    where price is not null
                    let line = Line(price, trace.Words.Name(used.Resource), used.Quantity)
                    orderby line.Dollars descending
                    select line;
        var standing = (from resource in assembly.Resources
                        from charge in StandingCharges.Of(resource)
                        where charge.Quantity > 0
                        select (resource.Construct, charge.Charge, charge.Quantity)).ToList();
        var monthly = standing.Where(s => prices.ByTheMonth.ContainsKey(s.Charge)).Select(s => Line(prices.ByTheMonth[s.Charge], s.Construct, s.Quantity));
        var notPriced = meter.Used.Where(used => prices.Of(used.Charge) is null).Select(used => Unpriced(used.Charge, trace.Words.Name(used.Resource), used.Quantity))
            .Concat(standing.Where(s => !prices.ByTheMonth.ContainsKey(s.Charge)).Select(s => Unpriced(s.Charge, s.Construct, s.Quantity)))
            .Concat(KeyRequests(meter, assembly));
        return new Bill([.. lines], [.. monthly], [.. notPriced], EventsFromOutside(trace), prices);
    }

    private static BillLine Line(Price price, string construct, decimal quantity) =>
        new(price.Service, construct, price.Unit, quantity, price.Of(quantity), price.Page) { Confirmed = price.Confirmed };

    private static UnpricedUse Unpriced(string charge, string construct, decimal? quantity)
    {
        var (service, unit, why) = PriceList.Current.WithoutPrice(charge);
        return new UnpricedUse(service, construct, unit, quantity, why);
    }

    /// <summary>What was used and is encrypted with a key of the customer's; the key requests of secrets are counted.</summary>
    private static IEnumerable<UnpricedUse> KeyRequests(Meter meter, CloudAssembly assembly) =>
        from arn in meter.Used.Select(used => used.Resource).Distinct()
        let resource = assembly.ByArn(arn)
        where resource is not null && resource.Type != "AWS::SecretsManager::Secret" && KeyUse.Of(resource) is not null
        select Unpriced(Charges.KeyUse, resource.Construct, null);

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
