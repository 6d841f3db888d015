using System.Collections.Frozen;

namespace EventPatterns.Simulator.Assembly.Types;

/// <summary>The types of resources that the simulator can name, one row a type
/// (AWSCloudFormation/latest/TemplateReference, "Return values" of each).</summary>
internal static class ResourceTypes
{
    public const string NestedStack = "AWS::CloudFormation::Stack";

    private static readonly FrozenDictionary<string, ResourceType> Known = new[]
    {
        EventTypes.Rows, MessagingTypes.Rows, WorkflowTypes.Rows, DataTypes.Rows, SecurityTypes.Rows,
        ApiTypes.Rows, LambdaTypes.Rows, ObservabilityTypes.Rows,
        [
            new ResourceType(NestedStack, null, 128) { Ref = d => d.Nested!.Stack.Id },
            new ResourceType("AWS::CloudFormation::WaitConditionHandle"), // CDK's way to a stack without resources
            new ResourceType("AWS::CDK::Metadata"), // does nothing on AWS either
        ],
    }.SelectMany(rows => rows).ToFrozenDictionary(row => row.Name, StringComparer.Ordinal);

    /// <summary>The types that have a row.</summary>
    public static IEnumerable<ResourceType> All => Known.Values;

    /// <summary>The type's row; that of an inert type where it is unknown.</summary>
    public static ResourceType Of(string type) => Known.GetValueOrDefault(type) ?? new ResourceType(type) { Inert = true, Unknown = true };
}
