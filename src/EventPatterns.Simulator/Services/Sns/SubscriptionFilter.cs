using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.EventBridge.Patterns;

namespace EventPatterns.Simulator.Services.Sns;

/// <summary>
/// A filter policy: the operators of event patterns, on the message's attributes or on its body
/// (sns/latest/dg/sns-subscription-filter-policies.html).
/// </summary>
internal sealed class SubscriptionFilter
{
    private readonly EventPattern? _pattern;
    private readonly bool _onBody;

    private SubscriptionFilter(EventPattern? pattern, bool onBody) => (_pattern, _onBody) = (pattern, onBody);

    public static SubscriptionFilter From(string subscriptionArn, JsonMap? policy, string? scope)
    {
        if (policy is null || policy.Count == 0) return new(null, false);
        return EventPattern.TryParse(policy.ToString(), out var pattern, out var error)
            ? new(pattern, scope == "MessageBody")
            : throw new SimulationException($"The subscription {subscriptionArn} has a filter policy that AWS refuses: {error.Message}");
    }

    public bool Passes(string message, JsonMap attributes)
    {
        if (_pattern is null) return true;
        if (!_onBody) return _pattern.Matches(Attributes(attributes));
        return Json.TryParse(message, out var body) && body is JsonMap map && _pattern.Matches(map);
    }

    private static JsonMap Attributes(JsonMap attributes)
    {
        var values = new JsonMapBuilder();
        foreach (var (name, attribute) in attributes)
            if (Value(attribute) is { } value) values.Set(name, value);
        return values.Build();
    }

    private static Json? Value(Json attribute) => (attribute.TextOf("DataType"), attribute.TextOf("StringValue")) switch
    {
        ("String", { } text) => text,
        ("Number" or "String.Array", { } text) when Json.TryParse(text, out var value) => value,
        _ => null, // binary attributes are not looked at
    };
}
