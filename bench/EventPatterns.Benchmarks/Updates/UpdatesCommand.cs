using System.CommandLine;
using System.Diagnostics;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb;

namespace EventPatterns.Benchmarks.Updates;

/// <summary><c>updates</c>: conditional updates of small items a second, on one thread.</summary>
internal static class UpdatesCommand
{
    private const int Items = 100;
    private const int Batch = 5_000; // short, so that the best one was not interrupted
    private static readonly Place Place = new("111111111111", "eu-west-1");

    public static Command Create()
    {
        var seconds = new Option<double>("--seconds") { Description = "How long to measure.", DefaultValueFactory = _ => 3 };
        var command = new Command("updates", "Measures how many conditional updates of small items DynamoDB's engine does, on one thread.") { seconds };
        command.SetAction(asked => Run(TimeSpan.FromSeconds(asked.GetValue(seconds))));
        return command;
    }

    private static int Run(TimeSpan duration)
    {
        var database = new Database(() => DateTimeOffset.UnixEpoch, () => "00000000-0000-4000-8000-000000000000");
        DynamoDbEngine.Perform(database, "CreateTable", Table(), Place);
        var requests = Enumerable.Range(0, Items).Select(Request).ToArray();
        var (best, done, total, processor) = (0.0, 0L, Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        while (total.Elapsed < duration)
        {
            var pass = Stopwatch.StartNew();
            for (var at = 0; at < Batch; at++, done++)
                if (DynamoDbEngine.Perform(database, "UpdateItem", requests[at % Items], Place).Error is { } error)
                    throw new InvalidOperationException($"An update was refused: {error.Message}");
            best = Math.Max(best, Batch / pass.Elapsed.TotalSeconds);
        }
        var perProcessorSecond = done / (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        Console.Out.WriteLine("updates_per_second\tupdates_per_processor_second\tcounted");
        Console.Out.WriteLine($"{best:F0}\t{perProcessorSecond:F0}\t{Counted(database)}");
        return Counted(database) == done ? 0 : 1; // every update counts one
    }

    private static Json Table() => Json.Parse("""
        { "TableName": "breakers", "AttributeDefinitions": [{ "AttributeName": "pk", "AttributeType": "S" }], "KeySchema": [{ "AttributeName": "pk", "KeyType": "HASH" }] }
        """);

    private static Json Request(int item) => Json.Parse($$"""
        { "TableName": "breakers", "Key": { "pk": { "S": "breaker-{{item}}" } },
          "UpdateExpression": "SET #s = :closed, changedAt = :now ADD failures :one",
          "ConditionExpression": "attribute_not_exists(#s) OR #s = :closed AND failures >= :zero",
          "ExpressionAttributeNames": { "#s": "state" },
          "ExpressionAttributeValues": { ":closed": { "S": "Closed" }, ":now": { "N": "1767225600" }, ":one": { "N": "1" }, ":zero": { "N": "0" } } }
        """);

    private static long Counted(Database database)
    {
        var scan = DynamoDbEngine.Perform(database, "Scan", JsonMap.Of(("TableName", "breakers")), Place);
        return scan.Body.ListOf("Items").Sum(item => item["failures"]!.WholeOf("N")!.Value);
    }
}
