using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Faulting;

namespace EventPatterns.Simulator.Tests.Facts;

public sealed class ArchiveFacts
{
    private const string BusArn = "arn:aws:events:us-east-1:111111111111:event-bus/shop";

    private readonly Simulation _shop = Cloud.Of(Cloud.Bus, Cloud.Queue("Orders"), Cloud.Queue("Copies"), Cloud.Archive(),
        Cloud.Rule("Rule", Cloud.To("Orders")), Cloud.Rule("Copy", Cloud.To("Copies")));

    [Fact]
    public void Fact01_Archive_NameAndPatternAreBounded()
    {
        string Create(string name, string more = "") => $$"""{ "ArchiveName": "{{name}}", "EventSourceArn": "{{BusArn}}" {{more}} }""";
        var pattern = Json.Parse($$"""{ "source": ["{{new string('x', 4090)}}"] }""").ToString();

        _shop.Ask("events", "CreateArchive", Create(new string('a', 48)));
        Assert.Equal("ValidationException", _shop.Refused("events", "CreateArchive", Create(new string('a', 49))).Code);
        Assert.Equal("ValidationException", _shop.Refused("events", "CreateArchive", Create("big", $", \"EventPattern\": {(Json)pattern}")).Code);
        Assert.Equal("ResourceAlreadyExistsException", _shop.Refused("events", "CreateArchive", Create("kept")).Code);
        Assert.Equal("ResourceNotFoundException", _shop.Refused("events", "CreateArchive", """{ "ArchiveName": "b", "EventSourceArn": "arn:aws:events:us-east-1:111111111111:event-bus/none" }""").Code);
    }

    [Fact]
    public void Fact01_Retention_ZeroKeepsForEver()
    {
        var shop = Cloud.Of(Cloud.Bus, Cloud.Queue("Orders"), Cloud.Archive(""", "RetentionDays": "1" """), Cloud.Rule("Rule", Cloud.To("Orders")),
            """ "Ever": { "Type": "AWS::Events::Archive", "Properties": { "ArchiveName": "ever", "SourceArn": { "Fn::GetAtt": ["Bus", "Arn"] } } } """);
        shop.Put();
        shop.Run(TimeSpan.FromDays(2));

        Replay(shop, "expired");
        shop.RunUntilIdle();
        Assert.Equal(1, shop.Queue("Orders").Depth);

        Replay(shop, "found", archive: "ever");
        shop.RunUntilIdle();
        Assert.Equal(2, shop.Queue("Orders").Depth);
        Assert.Equal(0, ((JsonNumber)shop.Ask("events", "DescribeArchive", """{ "ArchiveName": "ever" }""")["RetentionDays"]!).Value);
    }

    [Fact]
    public void Fact02_Archive_IsCompleteAfterTenMinutes()
    {
        for (var id = 0; id < 50; id++) _shop.Put($$"""{"id":{{id}}}""");
        _shop.Run(TimeSpan.FromSeconds(30));
        Replay(_shop, "early");
        _shop.RunUntilIdle();
        var early = _shop.Bodies("Orders").Count(e => e.TextOf("replay-name") == "early");

        _shop.Run(TimeSpan.FromMinutes(10));
        Replay(_shop, "late");
        _shop.RunUntilIdle();

        Assert.InRange(early, 0, 49);
        Assert.Equal(50, _shop.Bodies("Orders").Count(e => e.TextOf("replay-name") == "late"));
    }

    [Fact]
    public void Fact02_Archive_TellsCountAndSize()
    {
        _shop.Put();

        var told = _shop.Ask("events", "DescribeArchive", """{ "ArchiveName": "kept" }""");

        Assert.Equal(1, told.WholeOf("EventCount"));
        Assert.Equal("orders".Length + "OrderPlaced".Length + """{"id":1}""".Length + 14 + 12, told.WholeOf("SizeBytes"));
    }

    [Fact]
    public void Fact03_Replay_GoesByTheEventsOwnTime()
    {
        _shop.Put("""{"id":"before"}""", time: _shop.Start.AddHours(-3));
        _shop.Put("""{"id":"within"}""", time: _shop.Start.AddHours(-2));
        _shop.Put("""{"id":"at the end"}""", time: _shop.Start.AddHours(-1));
        _shop.Run(TimeSpan.FromMinutes(11));

        Replay(_shop, "r", from: _shop.Start.AddHours(-2), to: _shop.Start.AddHours(-1));
        _shop.RunUntilIdle();

        var replayed = Assert.Single(_shop.Bodies("Orders"), e => e.TextOf("replay-name") is not null);
        Assert.Equal("within", replayed["detail"]!.TextOf("id"));
        Assert.Equal("2025-12-31T22:00:00Z", replayed.TextOf("time"));
        Assert.Equal("2025-12-31T22:00:00.000Z", Describe("r").TextOf("EventLastReplayedTime"));
    }

    [Fact]
    public void Fact03_Replay_GoesMinuteByMinute_InNoOrderWithin()
    {
        for (var id = 0; id < 120; id++) _shop.Put($$"""{"id":{{id}}}""", time: _shop.Start.AddSeconds(id));
        _shop.Run(TimeSpan.FromMinutes(11));

        Replay(_shop, "r");
        _shop.RunUntilIdle();

        var ids = _shop.Bus("shop").Events.Where(e => e["replay-name"] is not null).Select(e => e["detail"]!.WholeOf("id")!.Value).ToList();
        Assert.Equal(120, ids.Count);
        Assert.True(ids.Take(60).All(id => id < 60), "The first minute comes whole before the second.");
        Assert.NotEqual(ids.Order(), ids);
    }

    [Fact]
    public void Fact04_ReplayedEvent_IsNotArchivedAgain()
    {
        _shop.Put();
        _shop.Run(TimeSpan.FromMinutes(11));

        Replay(_shop, "r");
        _shop.RunUntilIdle();

        Assert.Equal(2, _shop.Queue("Orders").Depth);
        Assert.Equal(1, _shop.Ask("events", "DescribeArchive", """{ "ArchiveName": "kept" }""").WholeOf("EventCount"));
    }

    [Fact]
    public void Fact04_Archive_HasAManagedRule()
    {
        var rule = _shop.Ask("events", "DescribeRule", """{ "Name": "Events-Archive-kept", "EventBusName": "shop" }""");

        Assert.Equal("""{"replay-name":[{"exists":false}]}""", rule.TextOf("EventPattern"));
        Assert.NotNull(rule.TextOf("ManagedBy"));
        foreach (var action in (string[])["DeleteRule", "DisableRule"])
            Assert.Equal("ManagedRuleException", _shop.Refused("events", action, """{ "Name": "Events-Archive-kept", "EventBusName": "shop" }""").Code);
    }

    [Fact]
    public void Fact05_Replay_ToAnotherBus_IsRefused()
    {
        var error = _shop.Refused("events", "StartReplay", Request("r", destination: "arn:aws:events:us-east-1:111111111111:event-bus/default"));

        Assert.Equal(("ValidationException", "Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted."), (error.Code, error.Message));
    }

    [Fact]
    public void Fact05_Replay_ReachesTheRulesNamedAlone()
    {
        _shop.Put();
        _shop.Run(TimeSpan.FromMinutes(11));

        _shop.Ask("events", "StartReplay", Request("r", filter: "arn:aws:events:us-east-1:111111111111:rule/shop/copy"));
        _shop.RunUntilIdle();

        Assert.Equal((1, 2), (_shop.Queue("Orders").Depth, _shop.Queue("Copies").Depth));
        Assert.Equal("arn:aws:events:us-east-1:111111111111:rule/shop/copy", Describe("r")["Destination"]!.ListOf("FilterArns")[0].ToString().Trim('"'));
    }

    [Theory]
    [InlineData("missing", "kept", "shop", 0, 1, "")]
    [InlineData("r", "none", "shop", 0, 1, "Parameter EventSourceArn is not valid. Reason: Archive none does not exist.")]
    [InlineData("r", "kept", "none", 0, 1, "Event bus none does not exist.")]
    [InlineData("r", "kept", "shop", 1, 1, "Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.")]
    [InlineData("r", "kept", "shop", 2, 1, "Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.")]
    public void Fact05_StartReplay_SaysWhatIsWrong(string name, string archive, string bus, int from, int to, string message)
    {
        var answer = _shop.Call("events", "StartReplay", Json.Parse(Request(name, archive,
            $"arn:aws:events:us-east-1:111111111111:event-bus/{bus}", from: _shop.Start.AddHours(from), to: _shop.Start.AddHours(to))));

        Assert.Equal(message, answer.Error?.Message ?? "");
    }

    [Fact]
    public void Fact06_Replay_RunsThroughItsStates()
    {
        _shop.Put();
        _shop.Run(TimeSpan.FromMinutes(11));

        Assert.Equal("STARTING", Replay(_shop, "r").TextOf("State"));
        var seen = new HashSet<string>();
        for (var second = 0; second < 30; second++)
        {
            seen.Add(Describe("r").TextOf("State")!);
            _shop.Run(TimeSpan.FromSeconds(0.5));
        }

        Assert.Equal(["STARTING", "RUNNING", "COMPLETED"], seen);
        Assert.NotNull(Describe("r").TextOf("ReplayEndTime"));
        Assert.Equal("IllegalStatusException", _shop.Refused("events", "CancelReplay", """{ "ReplayName": "r" }""").Code);
        Assert.Equal("ResourceAlreadyExistsException", _shop.Refused("events", "StartReplay", Request("r")).Code);
    }

    [Fact]
    public void Fact06_Cancel_StopsTheReplay()
    {
        _shop.Put();
        _shop.Run(TimeSpan.FromMinutes(11));
        Replay(_shop, "r");

        Assert.Equal("CANCELLING", _shop.Ask("events", "CancelReplay", """{ "ReplayName": "r" }""").TextOf("State"));
        _shop.RunUntilIdle();

        Assert.Equal("CANCELLED", Describe("r").TextOf("State"));
        Assert.Equal(1, _shop.Queue("Orders").Depth);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    public void Fact06_Replay_AFaultFailsItBehindAnyMinute(int occurrence, int replayed)
    {
        var shop = Cloud.Of(Faults.Parse($"failed-replays@archive/kept#{occurrence}"), Cloud.Bus, Cloud.Queue("Orders"), Cloud.Archive(), Cloud.Rule("Rule", Cloud.To("Orders")));
        for (var minute = 0; minute < 4; minute++) shop.Put(time: shop.Start.AddMinutes(minute));
        shop.Run(TimeSpan.FromMinutes(15));

        Replay(shop, "r");
        shop.RunUntilIdle();
        Replay(shop, "again");
        shop.RunUntilIdle();

        var failed = shop.Ask("events", "DescribeReplay", """{ "ReplayName": "r" }""");
        Assert.Equal(("FAILED", replayed > 0), (failed.TextOf("State"), failed["EventLastReplayedTime"] is not null));
        Assert.NotNull(failed.TextOf("StateReason"));
        Assert.Equal(replayed, shop.Bodies("Orders").Count(e => e.TextOf("replay-name") == "r"));
        Assert.Equal(4, shop.Bodies("Orders").Count(e => e.TextOf("replay-name") == "again"));
        Assert.Equal("IllegalStatusException", shop.Refused("events", "CancelReplay", """{ "ReplayName": "r" }""").Code);
    }

    [Fact]
    public void Fact06_Replays_TenRunAtOnce()
    {
        for (var at = 0; at < 10; at++) Replay(_shop, $"r{at}");

        Assert.Equal("LimitExceededException", _shop.Refused("events", "StartReplay", Request("r10")).Code);
        _shop.RunUntilIdle();
        Replay(_shop, "r10");
    }

    [Fact]
    public void Fact07_ReplayedEvent_CarriesItsReplayAtTheTop()
    {
        _shop.Put();
        _shop.Run(TimeSpan.FromMinutes(11));
        Replay(_shop, "again");
        _shop.RunUntilIdle();

        var (first, second) = (_shop.Bodies("Orders")[0], _shop.Bodies("Orders")[1]);

        Assert.Null(first["replay-name"]);
        Assert.Equal("again", second.TextOf("replay-name"));
        Assert.Equal("""{"id":1}""", second["detail"]!.ToString());
        Assert.Equal(first.TextOf("id"), second.TextOf("id"));
    }

    private static Json Replay(Simulation shop, string name, string archive = "kept", DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        shop.Ask("events", "StartReplay", Request(name, archive, from: from ?? shop.Start.AddDays(-1), to: to ?? shop.Start.AddDays(1)));

    private static string Request(
        string name, string archive = "kept", string destination = BusArn, string? filter = null, DateTimeOffset? from = null, DateTimeOffset? to = null) => $$"""
        { "ReplayName": "{{name}}", "EventSourceArn": "arn:aws:events:us-east-1:111111111111:archive/{{archive}}",
          "EventStartTime": "{{from ?? TestWorld.Start.AddDays(-1):O}}", "EventEndTime": "{{to ?? TestWorld.Start.AddDays(1):O}}",
          "Destination": { "Arn": "{{destination}}", "FilterArns": [{{(filter is null ? "" : $"\"{filter}\"")}}] } }
        """;

    private Json Describe(string name) => _shop.Ask("events", "DescribeReplay", $$"""{ "ReplayName": "{{name}}" }""");
}
