using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.EventBridge.ApiDestinations;
using EventPatterns.Simulator.Services.StepFunctions.Http;

namespace EventPatterns.Simulator.Faulting;

/// <summary>Which calls faults strike, and what their places are called.</summary>
internal static class StruckCalls
{
    /// <summary>How Pipes reads and clears its sources: it tries again by itself, and nobody sees it.</summary>
    private static readonly HashSet<string> Polling = new(StringComparer.Ordinal)
    {
        "ReceiveMessage", "DeleteMessage", "DeleteMessageBatch", "DescribeStream", "ListShards", "GetShardIterator", "GetRecords",
    };

    /// <summary>
    /// All but the test's own, those that AWS repeats until they get through, and those that stand for an HTTP request: there the
    /// vendor is struck.
    /// </summary>
    public static bool Includes(AwsCall call) =>
        call.By.Kind != PrincipalKind.Root
        && !call.Persistent
        && call.Service != "execute-api"
        && call.Action is not (HttpTask.Action or ApiDestinationInvoker.Action)
        && !(Polling.Contains(call.Action) && call.By.SourceArn?.Contains(":pipes:", StringComparison.Ordinal) == true);

    /// <summary>What follows account and region in an ARN, in a form without the characters that separate faults.</summary>
    public static string Tail(string arn) => (arn.Split(':', 6) is [_, _, _, _, _, var tail] ? tail : arn).Replace(',', ' ');
}
