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
        => new Conversation(Carrying<TRequest>, Carrying<TCompleted>, Carrying<TFailed>).Checked();

    /// <summary>The same, where the participant tells now and then that it is still at work.</summary>
    /// <exception cref="ArgumentException">It is an event that the conversation has already, or one that must not carry its token.</exception>
    public Conversation WithProgress<TInProgress>() where TInProgress : notnull => (this with { Progress = Carrying<TInProgress> }).Checked();

    /// <summary>
    /// The same, with the token in the events themselves. They must be of the category <see cref="EventCategory.Local"/>, which
    /// no border lets out.
    /// </summary>
    /// <exception cref="ArgumentException">The events are of several domains, or may leave theirs: a token never crosses a border.</exception>
    public Conversation WithTokenInEvent() => (this with { Carrier = TokenCarrier.InEvent }).Checked();

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

    private Conversation Checked()
    {
        EventContract[] all = [Request, Completed, Failed, .. InProgress is { } sign ? new[] { sign } : []];
        if (all.Select(NameOf).Distinct().Count() < all.Length) throw new ArgumentException($"Conversation: expected different events; found {string.Join(", ", all.Select(contract => $"{contract}"))}.");
        if (Carrier == TokenCarrier.ClaimCheck) return this;
        if (all.FirstOrDefault(contract => contract.Domain != Request.Domain) is { } foreign) throw new ArgumentException($"{Request}: a token never leaves its domain, and {foreign} is of another. Leave the token in the table: {nameof(TokenCarrier.ClaimCheck)}.");
        if (all.FirstOrDefault(contract => contract.Category != EventCategory.Local) is { } open) throw new ArgumentException($"{open}: a token never leaves its domain, and this event may: expected the category {EventCategory.Local}; found {open.Category}. Say so in its [Event], or leave the token in the table: {nameof(TokenCarrier.ClaimCheck)}.");
        return this;
    }

    private static EventPatternOf<T> Carrying<T>(TokenCarrier carrier) where T : notnull => new(pattern =>
    {
        if (carrier == TokenCarrier.InEvent) pattern.WhereMetadata(metadata => metadata.TaskToken, Match.Exists);
        else pattern.WhereMetadata(metadata => metadata.RequestId, Match.Exists);
    });
}
