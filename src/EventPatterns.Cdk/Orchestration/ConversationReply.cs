using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>Answers from a consumer that does a conversation's work without a <see cref="Participant"/>, such as a breaker's gate.</summary>
public static class ConversationReply
{
    /// <summary>
    /// States that answer the request that is handled. They give the same event when they run again, and a reply is honoured
    /// once. Their output is their input.
    /// </summary>
    /// <param name="context">Where the request stands; its pattern is <see cref="Conversation.Requests"/>.</param>
    /// <param name="id">The state's name.</param>
    /// <param name="bus">The bus that the reply goes out on; the workflow's role may publish that event and nothing else.</param>
    /// <param name="conversation">What was agreed on.</param>
    /// <param name="reply">One of its answers, or its sign of progress.</param>
    /// <exception cref="ArgumentException">The event is no reply of the conversation.</exception>
    public static IChainable Reply(this HandlerContext context, string id, IEventBus bus, Conversation conversation, WorkflowEvent reply)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(reply);
        EventContract?[] replies = [conversation.Completed, conversation.Failed, conversation.InProgress];
        if (!replies.Contains(reply.Contract)) throw new ArgumentException($"{context.Scope.Node.Path}: {id}: expected one of {string.Join(", ", replies.OfType<EventContract>())}; found {reply.Contract}.", nameof(reply));
        context.Grant(role => bus.GrantPublish(role, reply.Contract));
        return PublishEvent.State(context.Scope, id, bus, reply.Contract, reply.Data, new PublishOptions { Metadata = conversation.AnsweringMetadata(WorkflowInput.InEvent) });
    }
}
