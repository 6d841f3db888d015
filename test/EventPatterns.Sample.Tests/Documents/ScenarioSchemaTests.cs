using EventPatterns.Simulator.Scenarios;
using NJsonSchema;

namespace EventPatterns.Sample.Tests.Documents;

/// <summary>What an editor tells the author of a scenario (the schema), and what the command tells (the reader), agree.</summary>
public sealed class ScenarioSchemaTests
{
    private static readonly Task<JsonSchema> Schema = JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "scenario.schema.json"));

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Simulating.Scenarios.Folder, "*.json").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Scenario_OfTheRepository_IsValid(string file)
    {
        var path = Path.Combine(Simulating.Scenarios.Folder, file);

        Assert.Empty((await Schema).Validate(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)));
        Assert.Equal(path, Scenario.Load(path).Name);
    }

    [Theory]
    [InlineData("""{ "steps": [] }""")]
    [InlineData("""{ "steps": [], "until": "idle" }""")]
    [InlineData("""{ "steps": [], "until": "PT5M", "description": "Nothing." }""")]
    [InlineData("""{ "steps": [], "vendors": { "https://api.example": { "respond": { "fault": "refused" } } } }""")]
    [InlineData("""{ "steps": [{ "at": "PT1S", "put": { "bus": "b", "source": "s", "detailType": "t", "detail": {}, "times": 2, "every": "PT1S", "resources": ["r"], "time": "2026-01-01T00:00:00Z" } }] }""")]
    [InlineData("""{ "steps": [{ "request": { "api": "a", "path": "/", "headers": { "h": "v" }, "status": 204 } }] }""")]
    [InlineData("""{ "steps": [{ "call": { "service": "sqs", "action": "SendMessage", "request": {} } }, { "send": { "queue": "q", "body": [1] } }] }""")]
    [InlineData("""{ "steps": [{ "call": { "service": "s", "action": "a", "request": {}, "account": "666666666666", "region": "eu-west-1" } }] }""")]
    [InlineData("""{ "steps": [], "expect": [{ "table": "t", "key": { "id": "1" }, "item": null }, { "table": "t", "count": { "atLeast": 1 } }] }""")]
    [InlineData("""{ "steps": [], "expect": [{ "vendor": "https://api.example", "distinctBy": "header:Key", "answered": 200, "count": 1 }] }""")]
    [InlineData("""{ "steps": [{ "at": "PT1S", "after": { "event": { "detail-type": ["t"] }, "bus": "b" }, "send": { "queue": "q", "body": 1 } }] }""")]
    public async Task Scenario_Right_BothTakeIt(string json)
    {
        Assert.Empty((await Schema).Validate(json));
        Assert.Equal("scenario", Scenario.Parse(json).Name);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{ "steps": {} }""")]
    [InlineData("""{ "steps": [], "stops": [] }""")]
    [InlineData("""{ "steps": [], "description": 1 }""")]
    [InlineData("""{ "steps": [], "until": "later" }""")]
    [InlineData("""{ "steps": [], "vendors": { "https://api.example": { "respond": {} } } }""")]
    [InlineData("""{ "steps": [], "vendors": { "https://api.example": { "respond": { "status": 99 } } } }""")]
    [InlineData("""{ "steps": [], "vendors": { "https://api.example": { "respond": { "fault": "tired" } } } }""")]
    [InlineData("""{ "steps": [{}] }""")]
    [InlineData("""{ "steps": [{ "at": "soon", "send": { "queue": "q", "body": 1 } }] }""")]
    [InlineData("""{ "steps": [{ "at": "-PT1S", "send": { "queue": "q", "body": 1 } }] }""")]
    [InlineData("""{ "steps": [{ "after": { "bus": "b" }, "send": { "queue": "q", "body": 1 } }] }""")]
    [InlineData("""{ "steps": [{ "after": "PT1S", "send": { "queue": "q", "body": 1 } }] }""")]
    [InlineData("""{ "steps": [{ "send": { "queue": "q" } }] }""")]
    [InlineData("""{ "steps": [{ "send": { "queue": "q", "body": 1, "times": 0 } }] }""")]
    [InlineData("""{ "steps": [{ "send": { "queue": "q", "body": 1 }, "respond": { "status": 200 } }] }""")]
    [InlineData("""{ "steps": [{ "put": { "bus": "b", "source": "s", "detailType": "t", "detail": "text" } }] }""")]
    [InlineData("""{ "steps": [{ "put": { "bus": "b", "source": "s", "detailType": "t", "detail": {}, "resources": "r" } }] }""")]
    [InlineData("""{ "steps": [{ "put": { "bus": "b", "source": "s", "detailType": "t", "detail": {}, "time": 5 } }] }""")]
    [InlineData("""{ "steps": [{ "request": { "api": "a", "path": "/", "headers": { "h": 1 } } }] }""")]
    [InlineData("""{ "steps": [{ "call": { "service": "s", "action": "a", "request": [] } }] }""")]
    [InlineData("""{ "steps": [{ "call": { "service": "s", "action": "a", "request": {}, "account": "stranger" } }] }""")]
    [InlineData("""{ "steps": [], "expect": [{}] }""")]
    [InlineData("""{ "steps": [], "expect": [{ "queue": "q", "depth": -1 }] }""")]
    [InlineData("""{ "steps": [], "expect": [{ "queue": "q", "depth": { "least": 1 } }] }""")]
    [InlineData("""{ "steps": [], "expect": [{ "queue": "q", "depth": 0, "table": "t" }] }""")]
    [InlineData("""{ "steps": [], "expect": [{ "table": "t", "key": { "id": "1" } }] }""")]
    [InlineData("""{ "steps": [], "expect": [{ "table": "t", "key": { "id": "1" }, "item": 5 }] }""")]
    [InlineData("""{ "steps": [], "expect": [{ "table": "t", "key": { "id": "1" }, "count": 1 }] }""")]
    [InlineData("""{ "steps": [], "expect": [{ "workflows": "*", "status": "DONE", "count": 1 }] }""")]
    [InlineData("""{ "steps": [], "expect": [{ "vendor": "https://api.example", "distinctBy": "path", "count": 1 }] }""")]
    [InlineData("""{ "steps": [], "expect": [{ "refused": "*" }] }""")]
    public async Task Scenario_Wrong_BothRefuseIt(string json)
    {
        Assert.NotEmpty((await Schema).Validate(json));
        Assert.Throws<ScenarioException>(() => Scenario.Parse(json));
    }
}
