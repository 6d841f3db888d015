using EventPatterns.Simulator.Services.DynamoDb.Streams;

namespace EventPatterns.Simulator.Tests.DynamoDb;

public sealed class StreamTests
{
    private readonly DynamoDbWorld _db = new();
    private readonly List<StreamRecord> _seen = [];

    public StreamTests() => _db.Service.StreamOf(DynamoDbWorld.Arn("things"))!.Subscribe(StreamStart.Latest, _seen.Add);

    [Fact]
    public void Write_Effective_GivesARecordInOrder()
    {
        _db.PutThing("""{ "id": { "S": "Fred" } }""");
        _db.PutThing("""{ "id": { "S": "Fred" }, "n": { "N": "1" } }""");
        _db.Do("DeleteItem", """{ "TableName": "things", "Key": { "id": { "S": "Fred" } } }""");

        Assert.Equal(["INSERT", "MODIFY", "REMOVE"], _seen.Select(record => record.EventName));
        Assert.Equal(_seen.Select(record => record.SequenceNumber).Order(StringComparer.Ordinal), _seen.Select(record => record.SequenceNumber));
        Assert.Equal(12, _seen[0].SizeBytes);
        Assert.Equal((true, true), (_seen[2].NewImage is null, _seen[2].OldImage is not null));
    }

    [Fact]
    public void Write_ThatChangesNothing_GivesNone()
    {
        _db.PutThing("""{ "id": { "S": "a" }, "n": { "N": "1.0" } }""");
        _db.PutThing("""{ "id": { "S": "a" }, "n": { "N": "1" } }""");
        _db.Do("DeleteItem", """{ "TableName": "things", "Key": { "id": { "S": "none" } } }""");

        Assert.Single(_seen);
    }

    [Fact]
    public void ToJson_OfAnInsertion_IsAsTheStreamTellsIt()
    {
        _db.PutThing("""{ "id": { "S": "a" } }""");

        var json = _seen[0].ToJson();

        Assert.Equal(("INSERT", "aws:dynamodb", "eu-west-1"), (json.TextOf("eventName"), json.TextOf("eventSource"), json.TextOf("awsRegion")));
        Assert.Equal("a", json["dynamodb"]!["NewImage"]!["id"]!.TextOf("S"));
        Assert.Equal("NEW_AND_OLD_IMAGES", json["dynamodb"]!.TextOf("StreamViewType"));
    }

    [Fact]
    public void Subscribe_FromTheTrimHorizon_BeginsWithWhatIsThere()
    {
        _db.PutThing("""{ "id": { "S": "a" } }""");
        var late = new List<StreamRecord>();

        _db.Service.StreamOf(DynamoDbWorld.Arn("things"))!.Subscribe(StreamStart.TrimHorizon, late.Add);
        _db.PutThing("""{ "id": { "S": "b" } }""");

        Assert.Equal(_seen, late);
    }

    [Fact]
    public void TimeToLive_ExpiredItem_GoesLateByTheServiceAndNotAtOnce()
    {
        var expiry = TestWorld.Start.AddMinutes(10).ToUnixTimeSeconds();
        _db.PutThing($$"""{ "id": { "S": "t" }, "expires": { "N": "{{expiry}}" } }""");

        _db.World.Loop.Run(TimeSpan.FromMinutes(65));
        Assert.NotNull(_db.Thing("t"));

        _db.World.Loop.Run(TimeSpan.FromDays(7));
        Assert.Null(_db.Thing("t"));
        Assert.Equal("dynamodb.amazonaws.com", _seen[^1].ToJson()["userIdentity"]!.TextOf("principalId"));
    }
}
