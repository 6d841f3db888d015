namespace EventPatterns.Simulator.Assembly;

/// <summary>What a cloud assembly leaves open and a deployment would decide.</summary>
public sealed record AssemblyOptions
{
    /// <summary>The options by default.</summary>
    public static AssemblyOptions Default { get; } = new();

    /// <summary>The account of stacks that name none. Default: <c>111111111111</c>. Twelve digits.</summary>
    public string Account { get; init; } = "111111111111";

    /// <summary>The region of stacks that name none. Default: <c>us-east-1</c>.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>
    /// Values of template parameters: <c>Stack.Parameter</c> for one stack, <c>Parameter</c> for all. Default: none, so
    /// that a parameter has the value of the manifest, or else its default.
    /// </summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
