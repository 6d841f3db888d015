using EventPatterns.Events;

namespace EventPatterns.Cdk.Events;

/// <summary>How a <see cref="SchemaRegistry"/> is made.</summary>
public sealed record SchemaRegistryProps
{
    /// <summary>The events whose schemas are published; at least one. <c>EventContract.In(assembly)</c> finds those of an assembly.</summary>
    public required IReadOnlyList<EventContract> Contracts { get; init; }

    /// <summary>The registry's name: 1 to 64 of letters, digits, <c>.</c>, <c>-</c> and <c>_</c>. Default: one that CloudFormation makes.</summary>
    public string? RegistryName { get; init; }

    /// <summary>
    /// The folder of the schemas as they were published last, one file a contract and version, checked in with the code. Each
    /// synth compares the contracts with them, and refuses a change that would break somebody. Relative to the working
    /// directory. Default: no folder, and nothing is compared.
    /// </summary>
    public string? PublishedFolder { get; init; }
}
