namespace EventPatterns.Sample.Sandbox;

/// <summary>What a stand-in answers while its switch says so.</summary>
/// <param name="Name">What stands in the switch.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON body.</param>
internal sealed record VendorMode(string Name, int Status, string Body)
{
    /// <summary>The outage that the sample is about.</summary>
    public static readonly VendorMode Down = new("down", 503, """{ "error": "The vendor is down." }""");

    private static readonly VendorMode Declining = new("declining", 422, """{ "error": "Declined." }""");
    private static readonly VendorMode Locked = new("locked", 401, """{ "error": "Unknown credentials." }""");
    private static readonly VendorMode Well = new("well", 200, """{ "accepted": true }""");

    private static readonly VendorMode[] Failing = [Down, Declining, Locked];

    /// <summary>Every status that a stand-in answers.</summary>
    public static IEnumerable<int> Statuses => Failing.Append(Well).Select(mode => mode.Status).Append(500);

    /// <summary>
    /// The mapping template that turns the table's answer into the vendor's:
    /// docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
    /// </summary>
    public static string Template => $"""
        #set($mode = $input.path('$.Item.mode.S'))
        {string.Concat(Failing.Select((mode, index) => $"{(index == 0 ? "#if" : "#elseif")}($mode == '{mode.Name}')\n#set($context.responseOverride.status = {mode.Status})\n{mode.Body}\n"))}#else
        {Well.Body}
        #end
        """;
}
