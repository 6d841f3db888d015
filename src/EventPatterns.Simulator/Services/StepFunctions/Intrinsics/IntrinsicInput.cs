using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.StepFunctions.Intrinsics;

/// <summary>The values that an intrinsic function works on.</summary>
internal readonly struct IntrinsicInput(Json[] values, SeededRandom random)
{
    public int Count => values.Length;

    public Json this[int at] => values[at];

    public SeededRandom Random => random;

    public JsonList List(int at) => values[at] as JsonList ?? throw Wrong(at, "an array");

    public JsonMap Map(int at) => values[at] as JsonMap ?? throw Wrong(at, "an object");

    public string Text(int at) => (values[at] as JsonString)?.Value ?? throw Wrong(at, "a string");

    public bool Flag(int at) => (values[at] as JsonBoolean)?.Value ?? throw Wrong(at, "a boolean");

    public double Number(int at) => (values[at] as JsonNumber)?.Value ?? throw Wrong(at, "a number");

    /// <summary>A number rounded as AWS rounds arguments: to the nearest, and halves upwards.</summary>
    public long Whole(int at) => (long)Math.Floor(Number(at) + 0.5);

    private IntrinsicException Wrong(int at, string wanted) => new($"Argument {at + 1} must be {wanted}, but was: {values[at]}");
}
