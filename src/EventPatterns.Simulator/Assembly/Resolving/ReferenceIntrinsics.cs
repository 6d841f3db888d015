using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Assembly.Resolving;

/// <summary>The functions that read something elsewhere: a parameter, a resource, an export, a mapping.</summary>
internal static class ReferenceIntrinsics
{
    public static Json? Ref(Resolver resolver, Json argument, Spot at)
    {
        if (argument is not JsonString { Value: var name }) throw at.Wrong($"Ref names a resource or parameter: {argument}");
        return name == "AWS::NoValue" ? null : Named(resolver, name, at);
    }

    /// <summary>What <c>Ref</c> reads under the name, which is not <c>AWS::NoValue</c>.</summary>
    public static Json Named(Resolver resolver, string name, Spot at) => name.StartsWith("AWS::", StringComparison.Ordinal)
        ? Pseudo(resolver.Stack.Stack, name, at)
        : resolver.Stack.Parameters.Find(name, at) ?? resolver.Stack.Resource(name, at).Ref;

    public static Json GetAtt(Resolver resolver, Json argument, Spot at) => argument switch
    {
        JsonString dotted => Attribute(resolver, dotted.Value, at),
        JsonList { Count: 2 } pair when pair[0] is JsonString id => resolver.Stack.Resource(id.Value, at).Attribute(resolver.Text(pair[1], at.At(1)), at),
        _ => throw at.Wrong($"Fn::GetAtt takes [\"LogicalId\", \"Attribute\"] or \"LogicalId.Attribute\": {argument}"),
    };

    /// <summary>The attribute that <c>LogicalId.Attribute</c> names; an attribute may hold dots itself.</summary>
    public static Json Attribute(Resolver resolver, string dotted, Spot at) => dotted.Split('.', 2) is [var id, var attribute]
        ? resolver.Stack.Resource(id, at).Attribute(attribute, at)
        : throw at.Wrong($"\"{dotted}\" names no attribute: write LogicalId.Attribute");

    public static Json ImportValue(Resolver resolver, Json argument, Spot at) =>
        resolver.Stack.Exports.Import(resolver.Text(argument, at), resolver.Stack.Stack.Place, at);

    public static Json? FindInMap(Resolver resolver, Json argument, Spot at)
    {
        var arguments = Resolver.Arguments(argument, at, 3, 4);
        var keys = Enumerable.Range(0, 3).Select(index => resolver.Text(arguments[index], at.At(index))).ToList();
        if (resolver.Stack.Template.Mappings[keys[0]]?[keys[1]]?[keys[2]] is { } found) return found;
        return arguments.Count == 4 && arguments[3]["DefaultValue"] is { } instead
            ? resolver.Resolve(instead, at.At(3).At("DefaultValue"))
            : throw at.Wrong($"the template's Mappings hold no {string.Join(".", keys)}");
    }

    private static Json Pseudo(Stack stack, string name, Spot at) => name switch
    {
        "AWS::AccountId" => stack.Place.Account,
        "AWS::Region" => stack.Place.Region,
        "AWS::Partition" => "aws",
        "AWS::URLSuffix" => "amazonaws.com",
        "AWS::StackName" => stack.Name,
        "AWS::StackId" => stack.Id,
        "AWS::NotificationARNs" => JsonList.Empty,
        _ => throw at.Wrong($"the simulator does not know the pseudo parameter {name}"),
    };
}
