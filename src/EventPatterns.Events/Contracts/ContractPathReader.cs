using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace EventPatterns.Events;

/// <summary>Reads a <see cref="ContractPath"/> off an expression.</summary>
internal static class ContractPathReader
{
    private const string Shape = "expected members of the payload, Select or SelectMany into a list, or [\"key\"] of a dictionary";

    public static ContractPath Read(LambdaExpression member)
    {
        var steps = new List<ContractStep>();
        var type = Walk(member.Body, steps, member);
        if (steps.Count == 0) throw Wrong(member, $"{Shape}; found the payload itself");
        if (ElementType(type) is not { } element) return new(steps, type);
        steps[^1] = steps[^1] with { IsList = true };
        return new(steps, element);
    }

    private static Type Walk(Expression node, List<ContractStep> steps, LambdaExpression whole) => node switch
    {
        ParameterExpression parameter => parameter.Type,
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs } cast => Walk(cast.Operand, steps, whole),
        MemberExpression { Member.Name: "Value", Expression: { } nullable } when Nullable.GetUnderlyingType(nullable.Type) is not null => Nullable.GetUnderlyingType(Walk(nullable, steps, whole))!,
        MemberExpression { Expression: { } owner } access => Step(access.Member, Walk(owner, steps, whole), steps, whole),
        MethodCallExpression { Method.Name: "Select" or "SelectMany" } call when call.Method.DeclaringType == typeof(Enumerable) => Into(call, steps, whole),
        MethodCallExpression { Method.Name: "get_Item", Object: { } owner } call when ValueType(call.Method, owner.Type) is { } value => Key(call, owner, value, steps, whole),
        _ => throw Wrong(whole, $"{Shape}; found {node}"),
    };

    private static Type Into(MethodCallExpression call, List<ContractStep> steps, LambdaExpression whole)
    {
        Walk(call.Arguments[0], steps, whole);
        if (steps.Count > 0) steps[^1] = steps[^1] with { IsList = true };
        var inner = call.Arguments[1] is UnaryExpression quote ? quote.Operand : call.Arguments[1];
        if (inner is not LambdaExpression { Parameters.Count: 1 } each) throw Wrong(whole, $"{Shape}; found {call}");
        return Walk(each.Body, steps, whole);
    }

    private static Type Step(MemberInfo member, Type owner, List<ContractStep> steps, LambdaExpression whole)
    {
        var json = EventJson.Options.GetTypeInfo(owner).Properties.FirstOrDefault(property => Is(property, member))
            ?? throw Wrong(whole, $"expected a member that is in the JSON of {owner.Name}; found {member.Name}, which is not");
        steps.Add(new(json.Name, IsList: false));
        return json.PropertyType;
    }

    private static bool Is(JsonPropertyInfo property, MemberInfo member) =>
        property.AttributeProvider is MemberInfo provider && provider.Name == member.Name && property.Get is not null;

    private static Type Key(MethodCallExpression call, Expression owner, Type value, List<ContractStep> steps, LambdaExpression whole)
    {
        Walk(owner, steps, whole);
        var key = Expression.Lambda<Func<string>>(call.Arguments[0]).Compile()();
        steps.Add(new(key, IsList: false));
        return value;
    }

    private static Type? ValueType(MethodInfo indexer, Type owner) =>
        EventJson.Options.GetTypeInfo(owner).Kind == JsonTypeInfoKind.Dictionary && indexer.GetParameters() is [{ ParameterType: var key }] && key == typeof(string)
            ? indexer.ReturnType
            : null;

    private static Type? ElementType(Type type) => EventJson.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Enumerable } list ? list.ElementType : null;

    private static ArgumentException Wrong(LambdaExpression member, string problem) =>
        new($"{member}: {problem}.", nameof(member));
}
