using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Iam.Policies;

/// <summary>Policies that CloudFormation spells otherwise, as the documents that AWS makes of them.</summary>
internal static class PolicyShapes
{
    /// <summary>The document of one statement.</summary>
    public static JsonMap Document(Json statement) => JsonMap.Of(("Version", "2012-10-17"), ("Statement", statement));

    /// <summary>A key without a policy belongs to its account (kms/latest/developerguide/key-policy-default.html).</summary>
    public static JsonMap DefaultOfKey(Place place) => Document(JsonMap.Of(
        ("Effect", "Allow"),
        ("Principal", JsonMap.Of(("AWS", $"arn:aws:iam::{place.Account}:root"))),
        ("Action", "kms:*"),
        ("Resource", "*")));

    /// <summary>The policy that a bus carries in its own properties (TemplateReference/aws-resource-events-eventbus.html).</summary>
    public static Json? OfBusItself(Resource bus) => bus.Properties["Policy"] switch
    {
        JsonMap map when !map.Has("Statement") => Document(map),
        JsonList statements => Document(statements),
        var policy => policy,
    };

    /// <summary>A bus's policy: a statement, or the older form of action, principal and one condition
    /// (TemplateReference/aws-resource-events-eventbuspolicy.html).</summary>
    public static Json OfBus(Resource policy)
    {
        var properties = policy.Properties;
        var sid = properties["StatementId"] ?? policy.LogicalId;
        if (properties["Statement"] is JsonMap given) return Document(given.Has("Sid") ? given : given.With("Sid", sid));
        var principal = properties.TextOf("Principal") ?? "";
        var condition = properties["Condition"];
        return Document(new JsonMapBuilder()
            .Set("Sid", sid)
            .Set("Effect", "Allow")
            .Set("Principal", principal == "*" ? "*" : JsonMap.Of(("AWS", principal)))
            .Set("Action", properties["Action"] ?? "events:PutEvents")
            .Set("Resource", ResourceNames.Bus(properties.TextOf("EventBusName"), policy.Place))
            .SetIf("Condition", condition is null ? null : JsonMap.Of((
                condition.TextOf("Type") ?? "StringEquals",
                JsonMap.Of((condition.TextOf("Key") ?? "", condition["Value"] ?? "")))))
            .Build());
    }

    /// <summary>A function's permission (TemplateReference/aws-resource-lambda-permission.html).</summary>
    public static Json OfFunction(Resource permission)
    {
        var properties = permission.Properties;
        var principal = properties.TextOf("Principal") ?? "";
        var conditions = new JsonMapBuilder()
            .SetIf("ArnLike", Key("aws:SourceArn", properties["SourceArn"]))
            .SetIf("StringEquals", Keys(("aws:SourceAccount", properties["SourceAccount"]), ("aws:PrincipalOrgID", properties["PrincipalOrgID"])))
            .Build();
        return Document(JsonMap.Of(
            ("Sid", permission.LogicalId),
            ("Effect", "Allow"),
            ("Principal", principal == "*" ? "*" : JsonMap.Of((principal.Contains(".amazonaws.com", StringComparison.Ordinal) ? "Service" : "AWS", principal))),
            ("Action", properties["Action"] ?? "lambda:InvokeFunction"),
            ("Resource", "*"),
            ("Condition", conditions)));
    }

    private static JsonMap? Key(string name, Json? value) => value is null ? null : JsonMap.Of((name, value));

    private static JsonMap? Keys(params IEnumerable<(string Name, Json? Value)> keys)
    {
        var builder = new JsonMapBuilder();
        foreach (var (name, value) in keys) builder.SetIf(name, value);
        return builder.Count == 0 ? null : builder.Build();
    }
}
