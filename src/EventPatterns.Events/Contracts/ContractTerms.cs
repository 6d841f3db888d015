using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace EventPatterns.Events;

/// <summary>Reads a record's <see cref="EventAttribute"/> and refuses what EventBridge or the envelope would not take.</summary>
internal static partial class ContractTerms
{
    // PutEvents: docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
    private const int LongestDetailType = 128;

    public static EventAttribute Read(Type type)
    {
        var terms = type.GetCustomAttribute<EventAttribute>(inherit: false)
            ?? throw new EventContractException(type, ["[Event]: expected on the record; found none. Add [Event(Domain = ..., Service = ...)]."]);
        var problems = Problems(type, terms).ToList();
        return problems.Count == 0 ? terms : throw new EventContractException(type, problems);
    }

    public static string NameOf(Type type, EventAttribute terms) => terms.Name ?? type.Name;

    private static IEnumerable<string> Problems(Type type, EventAttribute terms)
    {
        if (!Word().IsMatch(terms.Domain)) yield return Wrong("Domain", WordRule, terms.Domain);
        if (terms.Domain == "aws") yield return Wrong("Domain", "a name other than \"aws\", since sources that start with \"aws.\" are AWS's own", terms.Domain);
        if (!Word().IsMatch(terms.Service)) yield return Wrong("Service", WordRule, terms.Service);
        if (terms.Version < 1) yield return $"[Event] Version: expected 1 or more; found {terms.Version}.";
        if (!Enum.IsDefined(terms.Category)) yield return $"[Event] Category: expected one of {string.Join(", ", Enum.GetNames<EventCategory>())}; found {(int)terms.Category}.";
        if (terms.TimeToLive is { } life && IsoDuration.TryParse(life) is not { Ticks: > 0 }) yield return Wrong("TimeToLive", IsoDuration.Rule, life);
        if (terms.Name is null && type.IsGenericType) yield return "[Event] Name: expected a name, since the record is generic; found none.";
        if (!type.IsGenericTypeDefinition && EventJson.Options.GetTypeInfo(type).Kind != JsonTypeInfoKind.Object) yield return "[Event]: expected a record that is a JSON object; found a list, or a type with its own JSON converter.";
        var name = NameOf(type, terms);
        if (name.Length is 0 or > LongestDetailType) yield return Wrong("Name", $"1 to {LongestDetailType} characters", name);
    }

    private const string WordRule = "lower-case letters, digits and hyphens, a letter first";

    private static string Wrong(string member, string expected, string found) => $"[Event] {member}: expected {expected}; found \"{found}\".";

    [GeneratedRegex("^[a-z][a-z0-9-]*\\z")]
    private static partial Regex Word();
}
