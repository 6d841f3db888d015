using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Assembly;

/// <summary>A stack of a cloud assembly, deployed in one place.</summary>
public sealed class Stack
{
    /// <summary>The stack's name in CloudFormation.</summary>
    public required string Name { get; init; }

    /// <summary>The construct path: <c>Stage/Orders</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Where it is deployed.</summary>
    public required Place Place { get; init; }

    /// <summary>The file its template was read from, for messages.</summary>
    public required string TemplateFile { get; init; }

    /// <summary>The stack that nests this one, or null.</summary>
    public Stack? Parent { get; init; }

    /// <summary>The tags that every resource of the stack carries.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The outputs by logical id, resolved.</summary>
    public JsonMap Outputs { get; internal set; } = JsonMap.Empty;

    /// <summary>The stack's ARN: <c>AWS::StackId</c>.</summary>
    public string Id => Place.Arn("cloudformation", $"stack/{Name}/{PhysicalId.Uuid($"{Place.Account}/{Place.Region}/{Name}")}");

    /// <inheritdoc/>
    public override string ToString() => Path;
}
