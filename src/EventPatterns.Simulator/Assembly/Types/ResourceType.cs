using EventPatterns.Simulator.Assembly.Resolving;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Assembly.Types;

/// <summary>How the resources of one type are named and what <c>Ref</c> and <c>Fn::GetAtt</c> read of them.</summary>
/// <param name="Name">The type: <c>AWS::SQS::Queue</c>.</param>
/// <param name="NameProperty">The property that gives the physical name, or null where AWS alone names it.</param>
/// <param name="MaxLength">How long a generated name may be.</param>
internal sealed record ResourceType(string Name, string? NameProperty = null, int MaxLength = 255)
{
    /// <summary>The name where the template gives none; null for one as CloudFormation makes it.</summary>
    public Func<Draft, string>? Generated { get; init; }

    /// <summary>The ARN; null where the type has none.</summary>
    public Func<Draft, string>? Arn { get; init; }

    /// <summary>What <c>Ref</c> reads. Default: the name.</summary>
    public Func<Draft, string> Ref { get; init; } = d => d.Name;

    /// <summary>What <c>Fn::GetAtt</c> reads beside <c>Arn</c>; null where the resource at hand lacks it.</summary>
    public IReadOnlyDictionary<string, Func<Draft, Json?>> Attributes { get; init; } = new Dictionary<string, Func<Draft, Json?>>();

    /// <summary>Whether resources of the type do nothing in a simulation, where on AWS they do something: reports list them.</summary>
    public bool Inert { get; init; }

    /// <summary>Whether the simulator knows no such type, so that any attribute may be asked for.</summary>
    public bool Unknown { get; init; }

    public string NameOf(Draft draft) =>
        NameProperty is not null && draft.Text(NameProperty) is { } given ? given
        : Generated is not null ? Generated(draft)
        : draft.GeneratedName(MaxLength);
}
