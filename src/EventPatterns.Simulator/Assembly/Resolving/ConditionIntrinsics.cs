using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Assembly.Resolving;

/// <summary>The condition functions (AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html).</summary>
internal static class ConditionIntrinsics
{
    public static Json? If(Resolver resolver, Json argument, Spot at)
    {
        var arguments = Resolver.Arguments(argument, at, 3, 3);
        if (arguments[0] is not JsonString name) throw at.At(0).Wrong($"Fn::If names a condition: {arguments[0]}");
        var branch = resolver.Stack.Conditions.Holds(name.Value, at) ? 1 : 2;
        return resolver.Resolve(arguments[branch], at.At(branch));
    }

    public static bool Evaluate(Resolver resolver, Json value, Spot at)
    {
        if (value is JsonBoolean literal) return literal.Value;
        if (value is not JsonMap { Count: 1 } call) throw at.Wrong($"a condition is a call of one condition function: {value}");
        var (name, argument) = call.First();
        return name switch
        {
            "Condition" when argument is JsonString named => resolver.Stack.Conditions.Holds(named.Value, at),
            "Fn::Equals" => AreEqual(resolver, argument, at.At(name)),
            "Fn::Not" => !Each(resolver, argument, at.At(name), 1, 1).Single(),
            "Fn::And" => Each(resolver, argument, at.At(name), 2, 10).All(holds => holds),
            "Fn::Or" => Each(resolver, argument, at.At(name), 2, 10).Any(holds => holds),
            "Fn::If" => If(resolver, argument, at.At(name)) is JsonBoolean chosen ? chosen.Value : throw at.Wrong("Fn::If gives no condition here"),
            _ => throw at.Wrong($"{name} is no condition function that the simulator knows. It knows Condition, Fn::Equals, Fn::Not, Fn::And, Fn::Or and Fn::If"),
        };
    }

    private static bool AreEqual(Resolver resolver, Json argument, Spot at)
    {
        var arguments = Resolver.Arguments(argument, at, 2, 2);
        var (left, right) = (resolver.Required(arguments[0], at.At(0)), resolver.Required(arguments[1], at.At(1)));
        return left.Equals(right) || (IsScalar(left) && IsScalar(right) && resolver.Text(left, at) == resolver.Text(right, at));
    }

    private static bool IsScalar(Json value) => value is JsonString or JsonNumber or JsonBoolean;

    private static IEnumerable<bool> Each(Resolver resolver, Json argument, Spot at, int least, int most) =>
        Resolver.Arguments(argument, at, least, most).Select((part, index) => Evaluate(resolver, part, at.At(index)));
}
