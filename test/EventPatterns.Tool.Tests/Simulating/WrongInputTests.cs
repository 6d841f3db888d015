namespace EventPatterns.Tool.Tests.Simulating;

public sealed class WrongInputTests : IDisposable
{
    private readonly Folder _shop = Folder.OfShop();
    private readonly Folder _empty = new();

    [Fact]
    public async Task Simulate_NeitherAssemblyNorApp_Refused() =>
        (await CommandLine.Simulate(_empty.Path, _shop.ScenarioOf())).IsRefused(_empty.Path, "manifest.json", "cdk.json");

    [Fact]
    public async Task Simulate_NoSuchFolder_Refused() =>
        (await CommandLine.Simulate(_empty.At("nowhere"), _shop.ScenarioOf())).IsRefused("There is no folder", _empty.At("nowhere"));

    [Theory]
    [InlineData("{ \"app\": ", "is not JSON", "Line 1")]
    [InlineData("[]", "must hold a JSON object")]
    [InlineData("{}", "has no \"app\"")]
    [InlineData("{ \"app\": 5 }", "\"app\" must be a string, and is 5")]
    [InlineData("{ \"app\": \"true\", \"output\": {} }", "\"output\" must be a string, and is {}")]
    [InlineData("{ \"app\": \"true\", \"app\": \"false\" }", "is not JSON", "app")]
    public async Task Simulate_WrongCdkJson_Refused(string json, params string[] words) =>
        (await CommandLine.Simulate(_empty.With("cdk.json", json).Path, _shop.ScenarioOf())).IsRefused([_empty.At("cdk.json"), .. words]);

    [Fact]
    public async Task Simulate_AppThatFails_ItsOwnWordsShown()
    {
        _empty.With("cdk.json", """{ "app": "echo the bus has no name 1>&2 && exit 3" }""");

        var outcome = await CommandLine.Simulate(_empty.Path, _shop.ScenarioOf());

        Assert.Equal(2, outcome.Code);
        Assert.Contains("ended with exit code 3", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("\nthe bus has no name", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_AppThatWritesNothing_Refused()
    {
        _empty.With("cdk.json", """{ "app": "exit 0" }""");

        (await CommandLine.Simulate(_empty.Path, _shop.ScenarioOf())).IsRefused("wrote no cloud assembly", "Synth()");
    }

    [Fact]
    public async Task Simulate_NoSuchScenario_Refused() =>
        (await CommandLine.Simulate(_shop.Path, _shop.At("nothing.json"))).IsRefused(_shop.At("nothing.json"), "can't be read");

    [Fact]
    public async Task Simulate_ScenarioThatIsNoJson_RefusedWithItsLine() =>
        (await Scenario("{\n  \"steps\": [,]\n}")).IsRefused("is not JSON", "Line 2");

    [Theory]
    [InlineData("""[]""", "at /:", "expected an object")]
    [InlineData("""{}""", "at /:", "the member \"steps\" is missing")]
    [InlineData("""{ "steps": [], "expects": [] }""", "at /:", "\"expects\" means nothing here; expected $schema, description")]
    [InlineData("""{ "steps": [{ "put": { "bus": 5 } }] }""", "at /steps/0/put/bus:", "expected a string, found 5")]
    [InlineData("""{ "steps": [{ "at": "soon", "send": { "queue": "Orders", "body": 1 } }] }""", "at /steps/0/at:", "an ISO 8601 duration such as \"PT30M\"")]
    [InlineData("""{ "steps": [{ "at": "P99999999999D", "send": { "queue": "Orders", "body": 1 } }] }""", "at /steps/0/at:", "an ISO 8601 duration")]
    [InlineData("""{ "steps": [{ "at": "-PT1M", "send": { "queue": "Orders", "body": 1 } }] }""", "at /steps/0/at:", "an ISO 8601 duration")]
    [InlineData("""{ "steps": [{ "send": { "queue": "Orders", "body": 1, "times": 0 } }] }""", "at /steps/0/send/times:", "a whole number from 1 to 100000, found 0")]
    [InlineData("""{ "steps": [], "expect": [{ "queue": "Orders", "depth": -1 }] }""", "at /expect/0/depth", "expected")]
    [InlineData("""{ "steps": [], "expect": [{}] }""", "at /expect/0:", "an expectation is one of")]
    public async Task Simulate_ScenarioThatBreaksTheFormat_RefusedWithFileAndPlace(string json, params string[] words) =>
        (await Scenario(json)).IsRefused([_shop.At("scenario.json"), .. words]);

    [Theory]
    [InlineData("""{ "put": { "bus": "Bux", "source": "s", "detailType": "t", "detail": {} } }""", "/steps/0/put/bus", "\"Bux\" names no AWS::Events::EventBus. Nearest: Bus")]
    [InlineData("""{ "send": { "queue": "Order", "body": 1 } }""", "/steps/0/send/queue", "\"Order\" names no AWS::SQS::Queue. Nearest: Orders")]
    [InlineData("""{ "request": { "api": "Chekout", "path": "/" } }""", "/steps/0/request/api", "\"Chekout\" names no", "Nearest: Checkout")]
    public async Task Simulate_StepThatNamesNothing_RefusedWithTheNearestName(string step, params string[] words) =>
        (await Scenario($$"""{ "steps": [{{step}}] }""")).IsRefused(words);

    [Theory]
    [InlineData("""{ "table": "Parcel", "count": 0 }""", "/expect/0/table", "Nearest: Parcels")]
    [InlineData("""{ "queue": "*Dead*", "depth": 0 }""", "/expect/0/queue", "names no AWS::SQS::Queue")]
    [InlineData("""{ "workflows": "Parcels", "status": "FAILED", "count": 0 }""", "/expect/0/workflows", "the assembly has none")]
    public async Task Simulate_ExpectationThatNamesNothing_NeverHolds(string expectation, params string[] words) =>
        (await Scenario($$"""{ "steps": [], "expect": [{{expectation}}] }""")).IsRefused(words);

    [Theory]
    [InlineData("{ \"Ref\": \"Bux\" }", "Bux")]
    [InlineData("{ \"Fn::GetAtt\": [\"Bus\", \"Colour\"] }", "Colour")]
    [InlineData("{ \"Fn::ImportValue\": \"elsewhere\" }", "elsewhere")]
    [InlineData("{ \"Fn::Frobnicate\": 1 }", "Fn::Frobnicate")]
    public async Task Simulate_IntrinsicThatCannotBeResolved_RefusedWithStackLogicalIdAndPath(string intrinsic, string word)
    {
        _shop.With("Shop.template.json", Folder.Template.Replace("""{ "Ref": "Bus" }""", intrinsic, StringComparison.Ordinal));

        (await Scenario(Folder.Scenario)).IsRefused("Shop", "Rule", "EventBusName", word);
    }

    [Theory]
    [InlineData("{", "is not valid JSON")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("{}", "has no \"version\"")]
    [InlineData("""{ "version": "48.0.0", "artifacts": {} }""", "lists no stack")]
    [InlineData("""{ "version": "48.0.0", "artifacts": { "Shop": { "type": "aws:cloudformation:stack" } } }""", "artifacts.Shop.properties.templateFile is missing")]
    [InlineData("""{ "version": "48.0.0", "artifacts": { "Shop": { "type": "aws:cloudformation:stack", "properties": { "templateFile": "gone.json" } } } }""", "gone.json", "can't be read")]
    public async Task Simulate_BrokenManifest_Refused(string manifest, params string[] words)
    {
        _shop.With("manifest.json", manifest);

        (await Scenario(Folder.Scenario)).IsRefused(words);
    }

    public void Dispose()
    {
        _shop.Dispose();
        _empty.Dispose();
    }

    private Task<Outcome> Scenario(string json) => CommandLine.Simulate(_shop.Path, _shop.ScenarioOf(json));
}
