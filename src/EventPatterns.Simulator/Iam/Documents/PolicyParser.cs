using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Iam.Conditions;

namespace EventPatterns.Simulator.Iam.Documents;

/// <summary>Parses policies (IAM/latest/UserGuide/reference_policies_grammar.html).</summary>
internal sealed class PolicyParser
{
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    };

    private readonly string _name;
    private readonly PolicyKind _kind;
    private readonly bool _variables;

    private PolicyParser(string name, PolicyKind kind, bool variables)
    {
        _name = name;
        _kind = kind;
        _variables = variables;
    }

    /// <summary>The policy.</summary>
    /// <param name="name">What people know it by, for messages.</param>
    /// <param name="json">The document, or text that holds it.</param>
    /// <param name="kind">What it is attached to.</param>
    /// <exception cref="SimulationException">AWS would refuse the document; the message names the place.</exception>
    public static PolicyDocument Parse(string name, Json json, PolicyKind kind)
    {
        if (json is JsonString text) json = Json.TryParse(text.Value, out var inner) ? inner : throw Wrong(name, "$", "its text is no JSON");
        var version = json.TextOf("Version");
        if (version is not (null or "2012-10-17" or "2008-10-17")) throw Wrong(name, "$.Version", $"\"{version}\" is neither 2012-10-17 nor 2008-10-17");
        var parser = new PolicyParser(name, kind, variables: version == "2012-10-17"); // the older one reads them as text
        var statements = json["Statement"] switch
        {
            JsonList list => list.Select((s, at) => parser.Statement(s, $"$.Statement[{at}]", at)),
            JsonMap one => [parser.Statement(one, "$.Statement", 0)],
            _ => throw Wrong(name, "$.Statement", "it must be a statement or a list of them"),
        };
        return new PolicyDocument(name, [.. statements]);
    }

    public static SimulationException Wrong(string policy, string at, string what) => new($"The policy of {policy} at {at}: {what}.");

    private Statement Statement(Json json, string at, int index)
    {
        if (json is not JsonMap map) throw Wrong(_name, at, $"a statement is an object, and this is {json.Kind}");
        if (map.Names.FirstOrDefault(n => !Members.Contains(n)) is { } unknown) throw Wrong(_name, $"{at}.{unknown}", "a statement has no such member");
        var (actions, notActions) = Either(map, "Action", at) ?? throw Wrong(_name, at, "it needs an Action or a NotAction");
        var resources = Resources(map, at);
        return new Statement
        {
            Name = map.TextOf("Sid") is { Length: > 0 } sid ? $"\"{sid}\"" : $"number {index + 1}",
            Allows = Effect(map, at),
            Principals = Principals(map, at),
            Actions = [.. actions.Select((a, i) => Action(a, $"{at}.{(notActions ? "NotAction" : "Action")}[{i}]"))],
            NotActions = notActions,
            Resources = resources?.Values.Select(r => new PolicyText(r, _variables)).ToList(),
            NotResources = resources?.Not ?? false,
            Conditions = ConditionParser.Parse(map["Condition"], _variables, (where, what) => Wrong(_name, $"{at}.Condition{where}", what)),
        };
    }

    private bool Effect(JsonMap map, string at) => map.TextOf("Effect") switch
    {
        "Allow" => true,
        "Deny" => false,
        _ => throw Wrong(_name, $"{at}.Effect", $"it is \"Allow\" or \"Deny\", and not {map["Effect"] ?? Json.Null}"),
    };

    private Glob Action(string action, string at) => action == "*" || action.Contains(':')
        ? Glob.Of(action, ignoreCase: true)
        : throw Wrong(_name, at, $"\"{action}\" is no action: write service:Action");

    private (IReadOnlyList<string> Values, bool Not)? Resources(JsonMap map, string at)
    {
        var resources = Either(map, "Resource", at);
        if (_kind == PolicyKind.Identity && resources is null) throw Wrong(_name, at, "it needs a Resource or a NotResource");
        if (_kind == PolicyKind.Trust && resources is not null) throw Wrong(_name, at, "a trust policy names no Resource: it is about its own role");
        return resources;
    }

    private PrincipalSet? Principals(JsonMap map, string at)
    {
        var not = map.Has("NotPrincipal");
        if ((map["Principal"] ?? map["NotPrincipal"]) is not { } json)
            return _kind == PolicyKind.Identity ? null : throw Wrong(_name, at, "it needs a Principal or a NotPrincipal");
        if (_kind == PolicyKind.Identity) throw Wrong(_name, at, "a policy of a role names no Principal: it is about the role");
        var place = $"{at}.{(not ? "NotPrincipal" : "Principal")}";
        if (json is JsonString { Value: "*" }) return new PrincipalSet { Everyone = true, Not = not };
        if (json is not JsonMap kinds) throw Wrong(_name, place, "it is \"*\" or an object with AWS, Service, Federated or CanonicalUser");
        if (kinds.Names.FirstOrDefault(n => n is not ("AWS" or "Service" or "Federated" or "CanonicalUser")) is { } unknown)
            throw Wrong(_name, $"{place}.{unknown}", "there is no such kind of principal");
        var aws = kinds.TryGet("AWS", out var named) ? Texts(named, $"{place}.AWS") : [];
        var services = kinds.TryGet("Service", out var served) ? Texts(served, $"{place}.Service") : [];
        return new PrincipalSet { Everyone = aws.Contains("*"), Not = not, Aws = aws, Services = [.. services.Select(PrincipalSet.ServiceName)] };
    }

    private (IReadOnlyList<string> Values, bool Not)? Either(JsonMap map, string name, string at)
    {
        var not = "Not" + name;
        if (map.Has(name) && map.Has(not)) throw Wrong(_name, at, $"it has both {name} and {not}");
        if (map.TryGet(name, out var values)) return (Texts(values, $"{at}.{name}"), false);
        return map.TryGet(not, out var others) ? (Texts(others, $"{at}.{not}"), true) : null;
    }

    private IReadOnlyList<string> Texts(Json json, string at) => json switch
    {
        JsonString one => [one.Value],
        JsonList list when list.All(i => i is JsonString) => [.. list.Cast<JsonString>().Select(t => t.Value)],
        _ => throw Wrong(_name, at, $"it is text or a list of texts, and not {json.Kind}"),
    };
}
