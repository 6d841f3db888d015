using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Traces;

/// <summary>Who did what to whom: the constructs behind a trace's moments.</summary>
internal sealed class Actors(CloudAssembly? assembly, MomentWords words)
{
    private static readonly string[] Deliverers = ["AWS::Pipes::Pipe", "AWS::Scheduler::Schedule"];
    private static readonly string[] DelivererTypes = [.. Deliverers, "AWS::Events::Rule", "AWS::SNS::Subscription"];

    /// <summary>The one that acts in the moment: a workflow, the bus of a rule, a pipe, a schedule, an API, or the scenario.</summary>
    public string From(Moment moment)
    {
        for (var cause = moment.Cause; cause is not null; cause = cause.Cause)
        {
            if (Acting(cause) is { } actor) return actor;
        }
        return moment.By?.SourceArn is { } source ? words.Name(source) : "Scenario";
    }

    /// <summary>The one that it is done to.</summary>
    public string To(Moment moment) => words.Name(Target(moment));

    /// <summary>The ARN or URL that a moment is about, found by the request where IAM asks for no resource; of a fault, what it strikes.</summary>
    public string Target(Moment moment)
    {
        if (moment is { Kind: MomentKind.Fault, Cause: { } struck }) return Target(struck);
        if (moment.Kind == MomentKind.Http) return new Uri(moment.Subject).GetLeftPart(UriPartial.Authority);
        if (moment.What == "execute-api:Invoke" && moment.Request?.TextOf("ApiId") is { } id && Named(id) is { Arn: { } arn }) return arn;
        if (moment.Kind == MomentKind.Workflow) return MachineOf(moment.Subject);
        return moment.Subject.Contains(":log-group:", StringComparison.Ordinal) ? LogGroup(moment.Subject) : moment.Subject;
    }

    /// <summary>The group of a log stream or of a rule's target, as CloudFormation names it: with <c>:*</c>.</summary>
    private static string LogGroup(string arn) => string.Join(':', arn.Split(':')[..7]) + ":*";

    private string? Acting(Moment cause) => cause.Kind switch
    {
        MomentKind.Step => "Scenario",
        MomentKind.Workflow => words.Name(MachineOf(cause.Subject)),
        MomentKind.Delivery => ActingDeliverer(cause),
        MomentKind.Event => words.Name(cause.Subject),
        MomentKind.Call when cause.What is "execute-api:Invoke" or "events:InvokeApiDestination" => To(cause),
        _ => null,
    };

    /// <summary>The pipe that delivers, where a pipe does.</summary>
    public string? Pipe(Moment delivery) => delivery.Kind == MomentKind.Delivery
        ? assembly?.Resources.FirstOrDefault(r => r.Name == delivery.What && r.Type == "AWS::Pipes::Pipe")?.Construct
        : null;

    /// <summary>The rule, pipe, schedule or subscription that delivers, by its construct's path.</summary>
    public string Deliverer(Moment delivery) =>
        assembly?.Resources.FirstOrDefault(r => r.Name == delivery.What && DelivererTypes.Contains(r.Type))?.Construct ?? words.Name(delivery.What);

    /// <summary>A rule acts for its bus, so that a diagram shows the bus; a pipe and a schedule act for themselves.</summary>
    private string? ActingDeliverer(Moment delivery) =>
        assembly?.Resources.FirstOrDefault(r => r.Name == delivery.What && Deliverers.Contains(r.Type))?.Construct
        ?? (delivery.Cause is null ? words.Name(delivery.What) : null);

    /// <summary>The state machine's ARN of an execution's: <c>execution:Machine:name</c>, <c>express:Machine:name:unique</c>.</summary>
    public static string MachineOf(string execution)
    {
        var parts = execution.Split(':');
        return parts is [_, _, _, _, _, "execution" or "express", var machine, ..] ? $"{string.Join(':', parts[..5])}:stateMachine:{machine}" : execution;
    }

    private Resource? Named(string reference) => assembly?.Resources.FirstOrDefault(r => r.Ref == reference && r.Type.StartsWith("AWS::ApiGateway", StringComparison.Ordinal));
}
