using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>The ends of a reply that changes nothing: each tells why.</summary>
internal sealed class Refusal
{
    public const string ReplyName = "$.reply.name";
    private const string Reason = "$.refusal.reason";

    private readonly HandlerContext context;

    public Refusal(HandlerContext context, ReplyRouter router, IEventBus operationalBus)
    {
        this.context = context;
        var tell = context.Publish<ReplyRefused>("PublishRefused", operationalBus, data => data
            .Value(e => e.Router, router.Node.Path)
            .From(e => e.EventId, context.Metadata(m => m.EventId))
            .From(e => e.DetailType, WorkflowInput.DetailType)
            .From(e => e.EventSource, WorkflowInput.Source)
            .From(e => e.Reason, Reason));
        var refused = Chain.Start(tell).Next(new Succeed(context.Scope, "Refused"));
        Unknown = Because("Unknown", refused);
        Unexpected = Because("Unexpected", refused);
        Repeated = Because("Repeated", refused);
        Late = Because("Late", refused);
    }

    /// <summary>There is no such request.</summary>
    public IChainable Unknown { get; }

    /// <summary>There is, and this is no answer to it.</summary>
    public IChainable Unexpected { get; }

    /// <summary>It was answered before.</summary>
    public IChainable Repeated { get; }

    /// <summary>The step no longer waits.</summary>
    public IChainable Late { get; }

    /// <summary>The reply by the name that claims have for it.</summary>
    public Pass NameReply() => new(context.Scope, "NameReply", new PassProps
    {
        ResultPath = "$.reply",
        Parameters = new Dictionary<string, object> { ["name.$"] = $"States.Format('{{}}/{{}}', {WorkflowInput.Source}, {WorkflowInput.DetailType})" },
    });

    private Chain Because(string reason, IChainable refused) => new Pass(context.Scope, reason, new PassProps
    {
        ResultPath = "$.refusal",
        Parameters = new Dictionary<string, object> { ["reason"] = reason },
    }).Next(refused);
}
