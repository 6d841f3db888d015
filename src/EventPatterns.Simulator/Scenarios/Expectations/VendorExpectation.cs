using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Scenarios.Expectations;

/// <summary>
/// How many requests a vendor got: <c>{"vendor": "https://...", "answered": 200, "distinctBy": "header:Idempotency-Key",
/// "count": 20}</c>. Without <c>answered</c>, all of them.
/// </summary>
internal sealed class VendorExpectation(Field expectation, Count count) : IExpectation
{
    private const string ByHeader = "header:";

    public static VendorExpectation Read(Field expectation)
    {
        expectation.Only("vendor", "answered", "method", "path", "distinctBy", "count", "description").Required("vendor").Text();
        expectation.Optional("answered")?.Whole(100, 599);
        expectation.Optional("method")?.Text();
        expectation.Optional("path")?.Text();
        if (expectation.Optional("distinctBy") is { } by && by.Text() != "body" && !by.Text().StartsWith(ByHeader, StringComparison.Ordinal))
            throw by.Expected("\"body\" or \"header:\" and a name");
        return new VendorExpectation(expectation, Count.Read(expectation.Required("count")));
    }

    public Func<Verdict> Bind(Simulation simulation)
    {
        var name = expectation.Required("vendor");
        return () =>
        {
            var vendor = Names.Bind(name, simulation.Vendor);
            var status = expectation.Optional("answered")?.Whole();
            var requests = vendor.Requests.Where(r => status is null || r.Answered(status.Value));
            if (expectation.Optional("method")?.Text() is { } method) requests = requests.Where(r => r.Method == method);
            if (expectation.Optional("path")?.Text() is { } path) requests = requests.Where(r => Glob.Of(path).Matches(r.Url.AbsolutePath));
            if (expectation.Optional("distinctBy")?.Text() is { } by) requests = requests.Where(r => Key(r, by) is not null).DistinctBy(r => Key(r, by));
            return count.Check($"requests to {name.Text()}{(status is null ? "" : $" answered {status}")}", requests.Count());
        };
    }

    private static string? Key(VendorRequest request, string by) => by == "body" ? request.Body : request.Header(by[ByHeader.Length..]);
}
