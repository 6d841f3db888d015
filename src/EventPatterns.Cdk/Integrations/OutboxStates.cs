using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>
/// The workflow of a <see cref="TableToBus"/>: of each record the event that it carries. DynamoDB has no JSON, so the item
/// holds the event's detail as text, and a pipe's template can't open a text; a workflow can. A batch with an event that is
/// none, or is not of the contracts, fails, and the pipe halves it until the bad one is alone.
/// </summary>
internal static class OutboxStates
{
    public static IChainable Open(Construct scope, string attribute, IReadOnlyList<EventContract> contracts) => new CustomState(scope, "OpenEvents", new CustomStateProps
    {
        StateJson = new Dictionary<string, object>
        {
            ["Type"] = "Pass",
            ["QueryLanguage"] = "JSONata",
            ["Comment"] = "Takes the event out of each record, and refuses what is no event of the contracts.",
            ["Output"] = $"{{% [$states.input.($event := dynamodb.NewImage.{attribute}.M; $name := $event.source.S & ' ' & $event.detailType.S; $detail := $parse($event.detail.S); "
                + $"$name in [{Names(contracts)}] and $type($detail.metadata.eventId) = 'string' "
                + "? {'source': $event.source.S, 'detailType': $event.detailType.S, 'detail': $detail} "
                + ": $error('The item carries ' & $name & ', which is no event of the contracts, or has no metadata.eventId.'))] %}",
            ["End"] = true,
        },
    });

    private static string Names(IReadOnlyList<EventContract> contracts) => string.Join(", ", contracts.Select(contract => $"{Text(contract.Source)} & ' ' & {Text(contract.DetailType)}"));

    private static string Text(string value) => System.Text.Json.JsonSerializer.Serialize(value, EventJson.Options);
}
