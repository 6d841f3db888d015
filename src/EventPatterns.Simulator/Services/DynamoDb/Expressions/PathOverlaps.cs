namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>Refuses two paths in one expression of which one leads through the other.</summary>
internal static class PathOverlaps
{
    public static void Check(ReadOnlySpan<DocumentPath> paths, ExpressionFaults faults)
    {
        for (var second = 1; second < paths.Length; second++)
            for (var first = 0; first < second && !faults.Has(FaultRank.Overlap); first++)
                Check(paths[first], paths[second], faults);
    }

    private static void Check(DocumentPath one, DocumentPath two, ExpressionFaults faults)
    {
        for (var at = 0; at < one.Parts.Length && at < two.Parts.Length; at++)
        {
            var (mine, its) = (one.Parts[at], two.Parts[at]);
            if ((mine.Name is null) != (its.Name is null))
            {
                faults.Note(FaultRank.Conflict, Message("conflict", one, two));
                return;
            }
            if (mine != its) return;
        }
        faults.Note(FaultRank.Overlap, Message("overlap", one, two));
    }

    private static string Message(string how, DocumentPath one, DocumentPath two) =>
        $"Two document paths {how} with each other; must remove or rewrite one of these paths; path one: {one}, path two: {two}";
}
