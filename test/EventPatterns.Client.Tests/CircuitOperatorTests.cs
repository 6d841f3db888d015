using System.Text.Json;
using Amazon.DynamoDBv2;
using EventPatterns.Client.Circuits;

namespace EventPatterns.Client.Tests;

public sealed class CircuitOperatorTests
{
    private static readonly DateTimeOffset Since = new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Orders_EachIsAnEventOnTheBreakersBus()
    {
        using var aws = new AwsStandIn(_ => new(new { FailedEntryCount = 0, Entries = new[] { new { EventId = "e-1" } } }));
        using var circuits = new CircuitOperator("orders", aws.Connection);

        await circuits.IsolateAsync("loyalty-api", TestContext.Current.CancellationToken);
        await circuits.ReleaseAsync("loyalty-api", TestContext.Current.CancellationToken);
        await circuits.ReplayAsync("loyalty-api", Since, TestContext.Current.CancellationToken);

        Assert.All(aws.Calls, call => Assert.Equal("AWSEvents.PutEvents", call.Target));
        var entries = aws.Calls.Select(call => call.Body.GetProperty("Entries")[0]).ToArray();
        Assert.All(entries, entry => Assert.Equal(("orders", "event-patterns.circuit-breaker"), (entry.GetProperty("EventBusName").GetString(), entry.GetProperty("Source").GetString())));
        Assert.Equal(["CircuitIsolationRequested", "CircuitReleaseRequested", "CircuitReplayRequested"], entries.Select(entry => entry.GetProperty("DetailType").GetString()));
        var data = entries.Select(entry => JsonDocument.Parse(entry.GetProperty("Detail").GetString()!).RootElement.GetProperty("data")).ToArray();
        Assert.All(data, order => Assert.Equal("loyalty-api", order.GetProperty("circuit").GetString()));
        Assert.Equal(Since, data[2].GetProperty("since").GetDateTimeOffset());
    }

    [Fact]
    public async Task StatusAsync_OpenCircuit_SaysSinceWhenAndFromWhenEventsAreHeld()
    {
        var status = await Status(new
        {
            Item = new
            {
                pk = new { S = "loyalty-api" }, state = new { S = "Open" }, version = new { N = "3" },
                since = new { S = "2026-05-04T10:00:00.000Z" }, heldFrom = new { S = "2026-05-04T09:59:00.000Z" },
            },
        });

        Assert.Equal(new CircuitStatus { Circuit = "loyalty-api", State = "Open", Since = Since, HeldFrom = Since.AddMinutes(-1), Transitions = 3 }, status);
    }

    [Fact]
    public async Task StatusAsync_NothingHasHappened_Closed() =>
        Assert.Equal(new CircuitStatus { Circuit = "loyalty-api", State = "Closed" }, await Status(new { }));

    [Fact]
    public async Task StatusAsync_SomebodyElsesItem_IsNamed()
    {
        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => Status(new { Item = new { pk = new { S = "loyalty-api" } } }));

        Assert.StartsWith("The item loyalty-api has no \"state\"", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<CircuitStatus> Status(object answer)
    {
        using var aws = new AwsStandIn(_ => new(answer));
        using var dynamo = new AmazonDynamoDBClient(aws.Connection.Credentials, new AmazonDynamoDBConfig { ServiceURL = aws.Endpoint.AbsoluteUri, AuthenticationRegion = "eu-west-1" });
        return await CircuitOperator.StatusAsync(dynamo, "Circuits", "loyalty-api", TestContext.Current.CancellationToken);
    }
}
