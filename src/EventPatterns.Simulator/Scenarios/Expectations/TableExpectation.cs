using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Scenarios.Expectations;

/// <summary>
/// An item, or how many: <c>{"table": "Breakers", "key": {"pk": "x"}, "item": {"state": "Closed"}}</c> (the members named
/// must be equal; <c>null</c> for an item that must not be there) or <c>{"table": "Parcels", "count": 3}</c>.
/// </summary>
internal sealed class TableExpectation(Field expectation) : IExpectation
{
    public static TableExpectation Read(Field expectation)
    {
        if (expectation.Has("count"))
        {
            expectation.Only("table", "count", "description");
            Count.Read(expectation.Required("count"));
        }
        else
        {
            expectation.Only("table", "key", "item", "description").Required("key").Map();
            if (expectation.Required("item") is { Value: not (JsonMap or JsonNull) } item) throw item.Expected("an object, or null for an item that must not be there");
        }
        expectation.Required("table").Text();
        return new TableExpectation(expectation);
    }

    public Func<Verdict> Bind(Simulation simulation)
    {
        var name = expectation.Required("table");
        var table = Names.Bind(name, simulation.Table);
        if (expectation.Optional("count") is { } count) return () => Count.Read(count).Check($"items in {name.Text()}", table.Items.Count);

        var (key, item) = (expectation.Required("key").Map(), expectation.Required("item").Value);
        return () =>
        {
            var found = table.Items.FirstOrDefault(i => Agrees(i, key));
            var holds = item is JsonMap expected ? found is not null && Agrees(found, expected) : found is null;
            return new Verdict($"item {key} of {name.Text()}: {item}", holds, found?.ToString() ?? "no such item");
        };
    }

    private static bool Agrees(JsonMap found, JsonMap expected) => expected.All(e => found[e.Key] is { } value && value.Equals(e.Value));
}
