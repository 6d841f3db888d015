using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Assembly;

/// <summary>A resource of a stack as it would stand once deployed: named, and its properties resolved. Immutable.</summary>
public sealed class Resource
{
    /// <summary>The stack that makes it.</summary>
    public required Stack Stack { get; init; }

    /// <summary>Its name in the template.</summary>
    public required string LogicalId { get; init; }

    /// <summary>The construct path, with the <c>/Resource</c> that CDK puts at its end.</summary>
    public required string Path { get; init; }

    /// <summary>The type: <c>AWS::Events::Rule</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The physical name, given or generated.</summary>
    public required string Name { get; init; }

    /// <summary>The ARN, or null where the type has none.</summary>
    public required string? Arn { get; init; }

    /// <summary>What <c>Ref</c> reads: by type a name, an ARN, an id or a URL.</summary>
    public required string Ref { get; init; }

    /// <summary>
    /// The properties with every intrinsic resolved. Dynamic references (<c>{{resolve:secretsmanager:...}}</c>) stay as
    /// text: <see cref="DynamicReference"/> reads them.
    /// </summary>
    public required JsonMap Properties { get; init; }

    /// <summary>Whether the resource is there and does nothing: the simulator does not know its type, or not what it does.</summary>
    public required bool Inert { get; init; }

    /// <summary>What <c>Fn::GetAtt</c> reads, by attribute. An inert resource has none.</summary>
    public required IReadOnlyDictionary<string, Json> Attributes { get; init; }

    /// <summary>The path of the construct that people know: without the <c>/Resource</c> or <c>/Default</c> at its end.</summary>
    public string Construct => Path.EndsWith("/Resource", StringComparison.Ordinal) || Path.EndsWith("/Default", StringComparison.Ordinal)
        ? Path[..Path.LastIndexOf('/')]
        : Path;

    /// <summary>The account and region.</summary>
    public Place Place => Stack.Place;

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {Construct}";
}
