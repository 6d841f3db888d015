using EventPatterns.Cdk.Events;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>
/// A request event and the events that answer it: what the step that asks, the router of its replies and the participant
/// that does the work agree on.
/// </summary>
/// <example>
/// <code>
/// public static readonly Conversation Payment = Conversation.Of&lt;PaymentRequested, PaymentTaken, PaymentDeclined&gt;().WithProgress&lt;PaymentPending&gt;();
/// </code>
/// </example>
public sealed record Conversation
{
    private readonly Func<TokenCarrier, ContractPattern> request;
    private readonly Func<TokenCarrier, ContractPattern> completed;
    private readonly Func<TokenCarrier, ContractPattern> failed;

    private Conversation(Func<TokenCarrier, ContractPattern> request, Func<TokenCarrier, ContractPattern> completed, Func<TokenCarrier, ContractPattern> failed) =>
        (this.request, this.completed, this.failed) = (request, completed, failed);

    /// <summary>What is asked.</summary>
    public EventContract Request => Requests.Contract;

    /// <summary>The reply that the work is done.</summary>
    public EventContract Completed => Completions.Contract;

    /// <summary>The reply that it is not, and that nothing is left of it to be undone.</summary>
    public EventContract Failed => Failures.Contract;

    /// <summary>The sign that the work goes on; null where none is given.</summary>
    public EventContract? InProgress => Signs?.Contract;

    /// <summary>Where the token is meanwhile. Default: <see cref="TokenCarrier.ClaimCheck"/>.</summary>
    public TokenCarrier Carrier { get; private init; }

    /// <summary>The requests, for whatever takes them that is no <see cref="Participant"/>.</summary>
    public ContractPattern Requests => request(Carrier);

    internal ContractPattern Completions => completed(Carrier);

    internal ContractPattern Failures => failed(Carrier);

    internal ContractPattern? Signs => Progress?.Invoke(Carrier);

    private Func<TokenCarrier, ContractPattern>? Progress { get; init; }

    /// <summary>A request and its two answers.</summary>
    /// <exception cref="ArgumentException">Two of the three are the same event.</exception>
    public static Conversation Of<TRequest, TCompleted, TFailed>()
        where TRequest : notnull
        where TCompleted : notnull
        where TFailed : notnull
    {
        var conversation = new Conversation(Carrying<TRequest>, Carrying<TCompleted>, Carrying<TFailed>);
        var names = new[] { conversation.Request, conversation.Completed, conversation.Failed }.Select(NameOf).Distinct().Count();
        return names == 3
            ? conversation
            : throw new ArgumentException($"Conversation: expected three different events; found {conversation.Request}, {conversation.Completed} and {conversation.Failed}.");
    }

    /// <summary>The same, where the participant tells now and then that it is still at work.</summary>
    /// <exception cref="ArgumentException">The sign is one of the other three events: each sign would be taken for an answer.</exception>
    public Conversation WithProgress<TInProgress>() where TInProgress : notnull
    {
        var sign = EventContract.Of<TInProgress>();
        return new[] { Request, Completed, Failed }.FirstOrDefault(contract => NameOf(contract) == NameOf(sign)) is { } same
            ? throw new ArgumentException($"Conversation: expected a sign of progress that is neither request nor answer; found {sign}, and {same}.")
            : this with { Progress = Carrying<TInProgress> };
    }

    /// <summary>The same, with the token in the events themselves.</summary>
    /// <exception cref="ArgumentException">The events are of several domains: a token never crosses a border.</exception>
    public Conversation WithTokenInEvent() => Request.Domain == Completed.Domain && Request.Domain == Failed.Domain
        ? this with { Carrier = TokenCarrier.InEvent }
        : throw new ArgumentException($"{Request}: a token never leaves its domain, and the replies are of {Completed.Domain} and {Failed.Domain}. Leave the token in the table: {nameof(TokenCarrier.ClaimCheck)}.");

    /// <summary>What a reply's metadata says of the request, as a state's <c>Parameters</c> write it.</summary>
    /// <param name="inRequest">Where a path of the request stands in the state's input.</param>
    internal Dictionary<string, object> AnsweringMetadata(Func<string, string> inRequest)
    {
        var metadata = new Dictionary<string, object> { [$"{MetadataField.RequestId}.$"] = inRequest(EventPath.RequestId) };
        if (Carrier == TokenCarrier.InEvent) metadata[$"{MetadataField.TaskToken}.$"] = inRequest(EventPath.TaskToken);
        return metadata;
    }

    /// <summary>How a claim and the router name an event: its source and its name.</summary>
    internal static string NameOf(EventContract contract) => $"{contract.Source}/{contract.DetailType}";

    private static EventPatternOf<T> Carrying<T>(TokenCarrier carrier) where T : notnull => new(pattern =>
    {
        if (carrier == TokenCarrier.InEvent) pattern.WhereMetadata(metadata => metadata.TaskToken, Match.Exists);
        else pattern.WhereMetadata(metadata => metadata.RequestId, Match.Exists);
    });
}
