using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Tables;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>Scan.</summary>
internal static class ScanOperation
{
    public static Answer Scan(Database database, Place place, Json request)
    {
        if ((SelectRules.Parameters(request) ?? Kinds(request) ?? Segments(request)) is { } invalid) return invalid;
        if (StartKeyRules.Read(request, out var start) is { } badStart) return badStart;
        if (LegacyConditions.Read(request, "ScanFilter", out var legacyFilter) is { } badFilter) return Refusal.Invalid(badFilter);
        var legacyProjection = ReadOperations.LegacyProjection(request, out var duplicate);
        if (duplicate is not null) return Refusal.Invalid($"One or more parameter values were invalid: Duplicate value in attribute name: {duplicate}");
        if (ExpressionSet.Read(request, out var expressions) is { } badExpression) return badExpression;
        if (SelectRules.Projection(request, "Scanning") is { } badSelect) return badSelect;
        if (ReadTarget.Find(database, place, request, out var target) is { } absent) return absent;
        var projection = expressions.Projection ?? legacyProjection;
        if ((StartKeyRules.Hash(target!, start) ?? StartKeyRules.Rest(target!, start) ?? target!.Selection(request, projection)
            ?? ExpressionSet.KeyParts(expressions.Paths, target!.Table.Schema)) is { } unfit) return unfit;
        var page = new PageReader(target!, request) { Filter = expressions.Filter ?? legacyFilter, Given = expressions.Given, Projection = projection };
        return page.Read(InSegment(target!, request), start, forward: true);
    }

    private static AwsError? Kinds(Json request) =>
        Parameters.Kinds(request, ["ProjectionExpression", "FilterExpression"], ["AttributesToGet", "ScanFilter", "ConditionalOperator"]);

    private static AwsError? Segments(Json request)
    {
        var (segment, total) = (Whole(request, "Segment"), Whole(request, "TotalSegments"));
        if (segment is null && total is null) return null;
        if (total is null) return Refusal.Invalid("The TotalSegments parameter is required but was not present in the request when Segment parameter is present");
        if (segment is null) return Refusal.Invalid("The Segment parameter is required but was not present in the request when parameter TotalSegments is present");
        return segment < total
            ? null
            : Refusal.Invalid($"The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: {segment} is not less than TotalSegments: {total}");
    }

    private static IEnumerable<AttributeMap> InSegment(ReadTarget target, Json request)
    {
        if (Whole(request, "TotalSegments") is not { } total) return target.All;
        var hash = target.Key.Hash[0].Name;
        var segment = (ulong)Whole(request, "Segment")!.Value;
        return target.All.Where(item => PartitionOrder.Of(item[hash]!) % (ulong)total == segment);
    }

    private static long? Whole(Json request, string parameter) => (request[parameter] as JsonNumber)?.Whole;
}
