using Amazon.CDK;
using EventPatterns.Cdk.Events;
using EventPatterns.Events;
using EventPatterns.Events.Schemas;
using EventPatterns.Testing;

namespace EventPatterns.Cdk.Tests.Events;

[Collection(SynthesisCollection.Name)]
public sealed class SchemaRegistryTests
{
    private static readonly EventContract Placed = EventContract.Of<OrderPlaced>();
    private static readonly EventContract Cancelled = EventContract.Of<OrderCancelled>();

    [Fact]
    public void Template_TwoContracts_ASchemaEach()
    {
        var template = SynthesizedTemplate.Of(stack => new SchemaRegistry(stack, "Schemas", new SchemaRegistryProps { Contracts = [Placed, Cancelled] }));
        TemplateChecks.Pass(template);
        Snapshot.Matches(template, "SchemaRegistry");
        Assert.Equal(["orders.checkout@OrderPlaced-v1", "orders.checkout@OrderCancelled-v2"], template.Resources("AWS::EventSchemas::Schema").Select(schema => schema["SchemaName"]!.GetValue<string>()));
    }

    [Fact]
    public void Published_NewContract_RefusedUntilWritten()
    {
        var folder = Path.Combine(SynthesizedTemplate.NewDirectory(), "schemas");
        var file = Path.Combine(folder, "orders.checkout@OrderPlaced-v1.json");

        Assert.Contains($"orders.checkout OrderPlaced v1 is new. Synthesize once with -c event-patterns:write-schemas=true, and check the file in: {file}.", Refused(folder), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
        Make(folder, write: true, Placed);
        Assert.Equal(EventSchema.OfEvent(Placed) + "\n", File.ReadAllText(file));
        Make(folder, write: false, Placed);
    }

    [Fact]
    public void Published_MemberAddedThatMayBeMissing_WrittenWhenAsked()
    {
        var folder = PublishedAs(schema => schema["properties"]!["detail"]!["properties"]!["data"]!["properties"]!.AsObject().Remove("coupon"));

        Assert.Contains("orders.checkout OrderPlaced v1 is not quite as it was published.", Refused(folder), StringComparison.Ordinal);
        Make(folder, write: true, Placed);
        Make(folder, write: false, Placed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Published_BreakingChange_RefusedWhateverIsAsked(bool write)
    {
        var folder = PublishedAs(schema => schema["properties"]!["detail"]!["properties"]!["data"]!["properties"]!["total"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "string" });
        var message = Refused(folder, write);

        Assert.StartsWith("Stack/Schemas: SchemaRegistryProps.PublishedFolder: expected the contracts as they were published; found", message, StringComparison.Ordinal);
        Assert.Contains("$.detail.data.total: was string, is number. Leave the record as it was, and declare the new shape beside it with Version = 2.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Published_ContractGone_RefusedUntilTheFileIs()
    {
        var folder = PublishedAs(_ => { });
        File.WriteAllText(Path.Combine(folder, "orders.checkout@OrderLost-v1.json"), "{}");
        Assert.Contains("orders.checkout@OrderLost-v1.json was published, and no contract here is called so.", Refused(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Contracts_InAnAssembly_EachByName()
    {
        var contracts = EventContract.In(typeof(OrderPlaced).Assembly);
        Assert.Contains(Placed, contracts);
        Assert.Equal(contracts.Select(contract => contract.ToString()).Order(StringComparer.Ordinal), contracts.Select(contract => contract.ToString()));
    }

    private static string PublishedAs(Action<System.Text.Json.Nodes.JsonNode> change)
    {
        var folder = SynthesizedTemplate.NewDirectory();
        var schema = System.Text.Json.Nodes.JsonNode.Parse(EventSchema.OfEvent(Placed))!;
        change(schema);
        File.WriteAllText(Path.Combine(folder, EventSchema.NameOf(Placed) + ".json"), schema.ToJsonString());
        return folder;
    }

    private static string Refused(string folder, bool write = false) => Assert.Throws<ArgumentException>(() => Make(folder, write, Placed)).Message;

    private static void Make(string folder, bool write, params EventContract[] contracts)
    {
        var stack = new Stack(SynthesizedTemplate.NewApp(), "Stack");
        if (write) stack.Node.SetContext(SchemaRegistry.WriteContext, "true");
        new SchemaRegistry(stack, "Schemas", new SchemaRegistryProps { Contracts = contracts, PublishedFolder = folder });
    }
}
