using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Assembly.Resolving;

/// <summary>The intrinsic functions by name (AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html).</summary>
internal static class Intrinsics
{
    private delegate Json? Function(Resolver resolver, Json argument, Spot at);

    private static readonly Dictionary<string, Function> Functions = new(StringComparer.Ordinal)
    {
        ["Ref"] = ReferenceIntrinsics.Ref,
        ["Fn::GetAtt"] = ReferenceIntrinsics.GetAtt,
        ["Fn::ImportValue"] = ReferenceIntrinsics.ImportValue,
        ["Fn::FindInMap"] = ReferenceIntrinsics.FindInMap,
        ["Fn::If"] = ConditionIntrinsics.If,
        ["Fn::Equals"] = Truth("Fn::Equals"),
        ["Fn::And"] = Truth("Fn::And"),
        ["Fn::Or"] = Truth("Fn::Or"),
        ["Fn::Not"] = Truth("Fn::Not"),
        ["Fn::Join"] = TextIntrinsics.Join,
        ["Fn::Sub"] = TextIntrinsics.Sub,
        ["Fn::Split"] = TextIntrinsics.Split,
        ["Fn::Base64"] = TextIntrinsics.Base64,
        ["Fn::ToJsonString"] = TextIntrinsics.ToJsonString,
        ["Fn::Select"] = ListIntrinsics.Select,
        ["Fn::Length"] = ListIntrinsics.Length,
        ["Fn::GetAZs"] = ListIntrinsics.AvailabilityZones,
        ["Fn::Cidr"] = ListIntrinsics.Cidr,
    };

    /// <exception cref="SimulationException">There is no such function, or its arguments are wrong.</exception>
    public static Json? Call(Resolver resolver, string name, Json argument, Spot at) => Functions.TryGetValue(name, out var function)
        ? function(resolver, argument, at)
        : throw at.Wrong($"the simulator does not know the intrinsic {name}. It knows {string.Join(", ", Functions.Keys)}");

    private static Function Truth(string name) => (resolver, argument, at) => resolver.Condition(JsonMap.Of((name, argument)), at);
}
