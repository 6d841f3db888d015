namespace EventPatterns.Simulator.Services.StepFunctions.Intrinsics;

/// <summary>The eighteen functions by name.</summary>
internal static class IntrinsicFunctions
{
    private static readonly IntrinsicFunction[] Known =
    [
        new("States.Array", 0, int.MaxValue, ArrayFunctions.Array),
        new("States.ArrayPartition", 2, 2, ArrayFunctions.Partition),
        new("States.ArrayContains", 2, 2, ArrayFunctions.Contains),
        new("States.ArrayRange", 3, 3, ArrayFunctions.Range),
        new("States.ArrayGetItem", 2, 2, ArrayFunctions.GetItem),
        new("States.ArrayLength", 1, 1, ArrayFunctions.Length),
        new("States.ArrayUnique", 1, 1, ArrayFunctions.Unique),
        new("States.Base64Encode", 1, 1, TextFunctions.Base64Encode),
        new("States.Base64Decode", 1, 1, TextFunctions.Base64Decode),
        new("States.Hash", 2, 2, TextFunctions.Hash),
        new("States.StringSplit", 2, 2, TextFunctions.Split),
        new("States.Format", 1, int.MaxValue, FormatText.Format),
        new("States.JsonMerge", 3, 3, JsonFunctions.Merge),
        new("States.StringToJson", 1, 1, JsonFunctions.Parse),
        new("States.JsonToString", 1, 1, JsonFunctions.Print),
        new("States.MathRandom", 2, 3, MathFunctions.Random),
        new("States.MathAdd", 2, 2, MathFunctions.Add),
        new("States.UUID", 0, 0, MathFunctions.Uuid),
    ];

    public static IReadOnlyDictionary<string, IntrinsicFunction> All { get; } = Known.ToDictionary(function => function.Name, StringComparer.Ordinal);
}
