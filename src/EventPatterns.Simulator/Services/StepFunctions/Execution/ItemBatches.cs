using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Gathers items into batches. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html</summary>
internal static class ItemBatches
{
    private const int MostBytes = 262_144;

    public static JsonList Of(ItemBatcher batcher, JsonList items, Scope scope)
    {
        var mostItems = batcher.MaxItems?.Whole(scope) ?? long.MaxValue;
        var mostBytes = Math.Min(batcher.MaxBytes?.Whole(scope) ?? MostBytes, MostBytes);
        if (mostItems <= 0 || mostBytes <= 0) throw StateFailureException.Runtime("The limits of an ItemBatcher must be positive.");
        var shared = batcher.BatchInput?.Evaluate(scope);
        var batches = new List<Json>();
        var batch = new List<Json>();
        var bytes = 0L;
        foreach (var item in items)
        {
            var size = item.Utf8Length;
            if (batch.Count > 0 && (batch.Count == mostItems || bytes + size > mostBytes))
            {
                batches.Add(Batch(batch, shared));
                batch.Clear();
                bytes = 0;
            }
            batch.Add(item);
            bytes += size;
        }
        if (batch.Count > 0) batches.Add(Batch(batch, shared));
        return JsonList.Of(batches);
    }

    private static JsonMap Batch(List<Json> items, Json? shared)
    {
        var batch = new JsonMapBuilder();
        batch.SetIf("BatchInput", shared);
        return batch.Set("Items", JsonList.Of(items)).Build();
    }
}
