using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>
/// What becomes of each new item of the claim table: its request is published, without the token, and the time is noted from
/// which on the table may forget it. A run that is cut off is tried again by the pipe and publishes the same event.
/// </summary>
internal static class RequestSender
{
    private const string Record = "$states.input[0].dynamodb.NewImage";

    public static IChainable Define(Construct scope, ITable table, IEventBus bus)
    {
        var send = PublishEvent.Put(scope, "PublishRequest", new()
        {
            ["EventBusName"] = bus.EventBusArn,
            ["Source.$"] = "$.source",
            ["DetailType.$"] = "$.detailType",
            ["Detail.$"] = "$.detail",
        });
        var note = new ClaimUpdate
        {
            Key = "$.key",
            Comment = "From when on the table may forget the item.",
            Condition = $"attribute_exists(#{ClaimItem.Key})",
            Retry = TransientErrors.OfDynamoDbSdk,
        }.Set(ClaimItem.ForgetAt, new Dictionary<string, object> { ["N"] = JsonPath.StringAt("$.forgetAt") }).In(scope, "NoteForgetAt", table);
        return Read(scope).Next(new Choice(scope, "HasRequest")
            .When(Condition.IsPresent("$.detail"), send.Next(note))
            .Otherwise(note));
    }

    // The times are worked out, and the payload's members are JSON, each in a text of its own: both need JSONata.
    private static CustomState Read(Construct scope) => new(scope, "ReadRequest", new CustomStateProps
    {
        StateJson = new Dictionary<string, object>
        {
            ["Type"] = "Pass",
            ["QueryLanguage"] = "JSONata",
            ["Comment"] = "The request as an event, and the item's time to live.",
            ["Output"] = $"{{% ({Expression.ReplaceLineEndings(" ")}) %}}",
        },
    });

    private const string Expression =
        $$"""
        $item := {{Record}};
        $at := $toMillis($item.{{ClaimItem.At}}.S);
        $own := {'key': $item.{{ClaimItem.Key}}.S, 'forgetAt': $string($floor($at / 1000) + $number($item.{{ClaimItem.Keep}}.N))};
        $exists($item.{{ClaimItem.DetailType}}) ? $merge([$own, {
          'source': $item.{{ClaimItem.Source}}.S,
          'detailType': $item.{{ClaimItem.DetailType}}.S,
          'detail': {
            'metadata': $merge($append($each($item.{{ClaimItem.Metadata}}.M, function($value, $name) { {$name: $value.S} }), [{
              'eventId': $item.{{ClaimItem.Key}}.S,
              'requestId': $item.{{ClaimItem.Key}}.S,
              'occurredAt': $item.{{ClaimItem.At}}.S,
              'expiresAt': $fromMillis($at + $number($item.{{ClaimItem.Timeout}}.N) * 1000)
            }])),
            'data': $merge($append([{}], $each($item.{{ClaimItem.Data}}.M, function($value, $name) { {$name: $parse($value.S)} })))
          }
        }]) : $own
        """;
}
