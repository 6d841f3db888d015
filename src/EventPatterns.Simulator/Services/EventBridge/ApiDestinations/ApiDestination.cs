using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.EventBridge.ApiDestinations;

/// <summary>An HTTP endpoint that rules and pipes may send events to.</summary>
internal sealed class ApiDestination
{
    /// <summary>API_CreateApiDestination gives no default; recorded on AWS it is 300.</summary>
    public const int DefaultRate = 300;

    private InvocationRate _pace = new(DefaultRate);

    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required Place Place { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; set; }

    public string? Description { get; set; }

    public required string ConnectionArn { get; set; }

    public required string Method { get; set; }

    /// <summary>The URL, with a <c>*</c> for each path parameter.</summary>
    public required string Endpoint { get; set; }

    /// <summary>The most invocations a second: 1 or more, default 300.</summary>
    public int Rate
    {
        get => _pace.PerSecond;
        set => _pace = value == _pace.PerSecond ? _pace : new InvocationRate(value);
    }

    /// <summary>When an invocation that comes now may go out.</summary>
    public DateTimeOffset NextTurn(DateTimeOffset now) => _pace.NextTurn(now);

    /// <summary>API_DescribeApiDestination. A destination is active while its connection is authorised.</summary>
    public JsonMap Describe(bool active) => new JsonMapBuilder(12)
        .Set("ApiDestinationArn", Arn)
        .Set("ApiDestinationState", State(active))
        .Set("ConnectionArn", ConnectionArn)
        .Set("CreationTime", AwsTime.Iso(CreatedAt))
        .SetIf("Description", Description is { } text ? (Json)text : null)
        .Set("HttpMethod", Method)
        .Set("InvocationEndpoint", Endpoint)
        .Set("InvocationRateLimitPerSecond", Rate)
        .Set("LastModifiedTime", AwsTime.Iso(ModifiedAt))
        .Set("Name", Name)
        .Build();

    public JsonMap Changed(bool active) => JsonMap.Of(
        ("ApiDestinationArn", Arn), ("ApiDestinationState", State(active)),
        ("CreationTime", AwsTime.Iso(CreatedAt)), ("LastModifiedTime", AwsTime.Iso(ModifiedAt)));

    private static string State(bool active) => active ? "ACTIVE" : "INACTIVE";
}
