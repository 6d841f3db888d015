using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Integrations;

/// <summary>
/// SDK integrations spell all members in PascalCase (SFN/supported-services-awssdk.html), while some APIs spell them in
/// camelCase.
/// </summary>
internal static class SdkShape
{
    private static readonly HashSet<string> CamelCaseApis = ["states", "logs", "apigateway"];

    public static bool IsCamelCase(string service) => CamelCaseApis.Contains(service);

    public static JsonMap Request(string service, JsonMap parameters) => IsCamelCase(service) ? CamelCase(parameters) : parameters;

    public static Json Result(string service, Json body) => IsCamelCase(service) ? Rename(body, char.ToUpperInvariant) : body;

    public static JsonMap CamelCase(JsonMap parameters) => (JsonMap)Rename(parameters, char.ToLowerInvariant);

    private static Json Rename(Json value, Func<char, char> first)
    {
        switch (value)
        {
            case JsonMap map:
                var renamed = new JsonMapBuilder(map.Count);
                foreach (var (name, member) in map) renamed.Set(first(name[0]) + name[1..], Rename(member, first));
                return renamed.Build();
            case JsonList list:
                return JsonList.Of(list.Select(item => Rename(item, first)));
            default:
                return value;
        }
    }
}
