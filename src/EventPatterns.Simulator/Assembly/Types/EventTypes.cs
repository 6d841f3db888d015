using EventPatterns.Simulator.Assembly.Resolving;

namespace EventPatterns.Simulator.Assembly.Types;

/// <summary>EventBridge: buses, pipes, schedules and schemas.</summary>
internal static class EventTypes
{
    public static IReadOnlyList<ResourceType> Rows { get; } =
    [
        new("AWS::Events::EventBus", "Name", 256)
        {
            Arn = d => d.Place.Arn("events", $"event-bus/{d.Name}"),
            Attributes = Read.Of(("Name", d => d.Name)),
        },
        new("AWS::Events::Rule", "Name", 64)
        {
            Arn = d => d.Place.Arn("events", "rule/" + (BusOf(d) is { } bus ? $"{bus}/{d.Name}" : d.Name)),
            Ref = d => BusOf(d) is { } bus ? $"{bus}|{d.Name}" : d.Name, // cloudformation-coverage-roadmap#1131
        },
        new("AWS::Events::Archive", "ArchiveName", 48)
        {
            Arn = d => d.Place.Arn("events", $"archive/{d.Name}"),
            Attributes = Read.Of(("ArchiveName", d => d.Name)),
        },
        new("AWS::Events::Connection", "Name", 64)
        {
            Arn = d => d.Place.Arn("events", $"connection/{d.Name}/{d.Uuid()}"),
            Attributes = Read.Of(
                ("ArnForPolicy", d => d.Place.Arn("events", $"connection/{d.Name}")),
                ("SecretArn", d => d.Place.Arn("secretsmanager", $"secret:events!connection/{d.Name}/{d.Uuid("secret")}-{d.Short(6)}"))),
        },
        new("AWS::Events::ApiDestination", "Name", 64)
        {
            Arn = d => d.Place.Arn("events", $"api-destination/{d.Name}/{d.Uuid()}"),
            Attributes = Read.Of(("ArnForPolicy", d => d.Place.Arn("events", $"api-destination/{d.Name}"))),
        },
        new("AWS::Events::EventBusPolicy"),
        new("AWS::Events::Endpoint", "Name", 64)
        {
            Inert = true,
            Arn = d => d.Place.Arn("events", $"endpoint/{d.Name}"),
            Attributes = Read.Of(
                ("EndpointId", d => $"{d.Short(10)}.veo"),
                ("EndpointUrl", d => $"https://{d.Short(10)}.veo.endpoint.events.amazonaws.com"),
                ("State", _ => "ACTIVE")),
        },
        new("AWS::Pipes::Pipe", "Name", 64) { Arn = d => d.Place.Arn("pipes", $"pipe/{d.Name}") },
        new("AWS::Scheduler::Schedule", "Name", 64) { Arn = d => d.Place.Arn("scheduler", $"schedule/{d.Text("GroupName") ?? "default"}/{d.Name}") },
        new("AWS::Scheduler::ScheduleGroup", "Name", 64) { Arn = d => d.Place.Arn("scheduler", $"schedule-group/{d.Name}") },
        new("AWS::EventSchemas::Registry", "RegistryName", 64)
        {
            Arn = d => d.Place.Arn("schemas", $"registry/{d.Name}"),
            Ref = d => d.Arn!,
            Attributes = Read.Of(("RegistryArn", d => d.Arn!), ("RegistryName", d => d.Name)),
        },
        new("AWS::EventSchemas::Schema", "SchemaName", 385)
        {
            Arn = d => d.Place.Arn("schemas", $"schema/{d.Text("RegistryName")}/{d.Name}"),
            Ref = d => d.Arn!,
            Attributes = Read.Of(("SchemaArn", d => d.Arn!), ("SchemaName", d => d.Name), ("SchemaVersion", _ => "1")),
        },
        new("AWS::EventSchemas::RegistryPolicy") { Inert = true },
        new("AWS::EventSchemas::Discoverer")
        {
            Inert = true,
            Arn = d => d.Place.Arn("schemas", $"discoverer/{d.Name}"),
            Ref = d => d.Arn!,
            Attributes = Read.Of(("DiscovererArn", d => d.Arn!), ("DiscovererId", d => d.Name)),
        },
    ];

    /// <summary>The bus's name, or null for the default bus, which no rule's ARN names (serverless/serverless#13038).</summary>
    private static string? BusOf(Draft rule)
    {
        var bus = rule.Text("EventBusName") ?? "default";
        var name = bus.StartsWith("arn:", StringComparison.Ordinal) ? bus[(bus.IndexOf("event-bus/", StringComparison.Ordinal) + "event-bus/".Length)..] : bus;
        return name == "default" ? null : name;
    }
}
