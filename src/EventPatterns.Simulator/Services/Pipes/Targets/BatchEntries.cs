using System.Globalization;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.Pipes.Targets;

/// <summary>The entries of SQS's and SNS's batch calls, whose ids here are their places.</summary>
internal static class BatchEntries
{
    public static string Id(int at) => at.ToString(CultureInfo.InvariantCulture);

    public static IEnumerable<(int At, AwsError Error)> Failures(Answer answer) => answer.Body.ListOf("Failed").Select(entry => (
        int.Parse(entry.TextOf("Id")!, CultureInfo.InvariantCulture),
        new AwsError(entry.TextOf("Code") ?? "", entry.TextOf("Message") ?? "")));
}
