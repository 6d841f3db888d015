using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Intrinsics;

/// <summary>The intrinsics on arrays.</summary>
internal static class ArrayFunctions
{
    private const int LongestRange = 1000;

    public static Json Array(IntrinsicInput input) => JsonList.Of(Enumerable.Range(0, input.Count).Select(at => input[at]));

    public static Json Partition(IntrinsicInput input)
    {
        var size = input.Whole(1);
        if (size <= 0) throw new IntrinsicException("The chunk size must be a positive, non-zero integer.");
        return JsonList.Of(input.List(0).Chunk((int)Math.Min(size, int.MaxValue)).Select(chunk => JsonList.Of(chunk)));
    }

    public static Json Contains(IntrinsicInput input) => input.List(0).Contains(input[1]);

    /// <summary>From the first number to the second, both inclusive, in steps of the third.</summary>
    public static Json Range(IntrinsicInput input)
    {
        var (first, last, step) = (input.Whole(0), input.Whole(1), input.Whole(2));
        if (step == 0) throw new IntrinsicException("The step must not be zero.");
        var items = new List<Json>();
        for (var number = first; step > 0 ? number <= last : number >= last; number += step)
        {
            if (items.Count == LongestRange) throw new IntrinsicException($"The range must not hold more than {LongestRange} items.");
            items.Add(number);
        }
        return JsonList.Of(items);
    }

    public static Json GetItem(IntrinsicInput input)
    {
        var list = input.List(0);
        var at = input.Whole(1);
        return at >= 0 && at < list.Count ? list[(int)at] : throw new IntrinsicException($"The index {at} is out of bounds for an array of {list.Count} items.");
    }

    public static Json Length(IntrinsicInput input) => input.List(0).Count;

    public static Json Unique(IntrinsicInput input) => JsonList.Of(input.List(0).Distinct());
}
