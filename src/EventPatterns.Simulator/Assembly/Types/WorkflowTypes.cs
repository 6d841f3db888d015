namespace EventPatterns.Simulator.Assembly.Types;

/// <summary>Step Functions.</summary>
internal static class WorkflowTypes
{
    public static IReadOnlyList<ResourceType> Rows { get; } =
    [
        new("AWS::StepFunctions::StateMachine", "StateMachineName", 80)
        {
            Arn = d => d.Place.Arn("states", $"stateMachine:{d.Name}"),
            Ref = d => d.Arn!,
            Attributes = Read.Of(("Name", d => d.Name), ("StateMachineRevisionId", d => d.Uuid("revision"))),
        },
        new("AWS::StepFunctions::StateMachineVersion")
        {
            Inert = true,
            Generated = _ => "1",
            Arn = d => $"{d.Text("StateMachineArn")}:{d.Name}",
            Ref = d => d.Arn!,
        },
        new("AWS::StepFunctions::StateMachineAlias", "Name", 80)
        {
            Inert = true,
            Arn = d => $"{VersionedMachine(d.Property("RoutingConfiguration"))}:{d.Name}",
            Ref = d => d.Arn!,
        },
        new("AWS::StepFunctions::Activity", "Name", 80)
        {
            Inert = true,
            Arn = d => d.Place.Arn("states", $"activity:{d.Name}"),
            Ref = d => d.Arn!,
            Attributes = Read.Of(("Name", d => d.Name)),
        },
    ];

    /// <summary>An alias's ARN is that of the machine whose versions it routes to.</summary>
    private static string VersionedMachine(Data.Json? routes)
    {
        var version = routes is Data.JsonList { Count: > 0 } list ? list[0].TextOf("StateMachineVersionArn") ?? "" : "";
        return version[..Math.Max(0, version.LastIndexOf(':'))];
    }
}
