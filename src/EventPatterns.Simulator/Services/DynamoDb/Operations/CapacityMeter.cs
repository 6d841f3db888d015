using EventPatterns.Simulator.Billing;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>Meters the request units that a call takes: those that it would report, whether or not the caller asked for them.</summary>
internal static class CapacityMeter
{
    private const string Asked = "ReturnConsumedCapacity";
    private const string Reported = "ConsumedCapacity";

    public static Answer Perform(IMeter meter, AwsCall call, Func<Json, Answer> perform)
    {
        if (call.Request is not JsonMap request || !IsOfData(call.Action)) return perform(call.Request);
        var quiet = request[Asked] is null or JsonString { Value: "NONE" };
        var answer = perform(quiet ? request.With(Asked, "TOTAL") : request);
        if (answer.Error is { } error)
        {
            Refused(meter, call, error);
            return answer;
        }
        Meter(meter, call, answer.Body[Reported]);
        return quiet ? Answer.Of(((JsonMap)answer.Body).Without(Reported)) : answer;
    }

    private static bool IsOfData(string action) => IsRead(action)
        || action is "PutItem" or "UpdateItem" or "DeleteItem" or "BatchWriteItem" or "TransactWriteItems";

    private static bool IsRead(string action) => action is "GetItem" or "Query" or "Scan" or "BatchGetItem" or "TransactGetItems";

    private static void Meter(IMeter meter, AwsCall call, Json? report)
    {
        var tables = report is JsonList several ? several : report is null ? JsonList.Empty : JsonList.Of(report);
        foreach (var taken in tables)
            meter.Use(ChargeOf(call.Action), TableArn(call, taken.TextOf("TableName")!), (decimal)((JsonNumber)taken["CapacityUnits"]!).Value);
    }

    /// <summary>A condition that fails takes write units too: of the item that is there, which the answer does not tell, so one.</summary>
    private static void Refused(IMeter meter, AwsCall call, AwsError error)
    {
        if (error.Code == "ConditionalCheckFailedException") meter.Use(Charges.TableWrite, TableArn(call, call.Request.TextOf("TableName")!), 1);
    }

    private static string ChargeOf(string action) => IsRead(action) ? Charges.TableRead : Charges.TableWrite;

    private static string TableArn(AwsCall call, string name) =>
        name.StartsWith("arn:", StringComparison.Ordinal) ? name : call.Place.Arn("dynamodb", $"table/{name}");
}
