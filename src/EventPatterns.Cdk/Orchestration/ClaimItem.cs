namespace EventPatterns.Cdk.Orchestration;

/// <summary>
/// What the claim table holds: an item for each request, by its <c>requestId</c>; for each step that may have to be undone; and
/// for each workflow that may be cancelled.
/// </summary>
internal static class ClaimItem
{
    public const string Key = "pk";

    /// <summary><see cref="Waiting"/> and so on.</summary>
    public const string Status = "status";

    /// <summary>The task token. It is here and nowhere else.</summary>
    public const string Token = "token";

    /// <summary>Where a state that waits finds its own.</summary>
    public const string TaskToken = "$$.Task.Token";

    public const string Execution = "execution";
    public const string Step = "step";

    /// <summary>When it was written, and how many seconds later it may be forgotten.</summary>
    public const string At = "at";
    public const string Keep = "keep";
    public const string ForgetAt = "forgetAt";

    /// <summary>From then on no reply counts, and the step can't begin any more.</summary>
    public const string Closed = "closed";

    /// <summary>Which events answer: <see cref="Conversation.NameOf"/>.</summary>
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string InProgress = "inProgress";

    /// <summary>The reply that was honoured, and the run of the router that did.</summary>
    public const string AnsweredBy = "answeredBy";
    public const string AnsweredIn = "answeredIn";

    /// <summary>The request, for the sender: how long it is worth an answer, and its parts.</summary>
    public const string Timeout = "timeout";
    public const string Source = "source";
    public const string DetailType = "detailType";
    public const string Metadata = "metadata";
    public const string Data = "data";

    /// <summary>Of a workflow: whether it was cancelled, or has passed the point of no return.</summary>
    public const string Cancelled = "cancelled";
    public const string Committed = "committed";

    public const string Waiting = "WAITING";
    public const string Started = "STARTED";
    public const string Succeeded = "COMPLETED";
    public const string Declined = "FAILED";

    /// <summary>Closed before it began.</summary>
    public const string CalledOff = "CALLED_OFF";

    /// <summary>How long an item is kept when nobody waits for it any more: as long as a late reply may lie in queues.</summary>
    public const int DaysKept = 30;

    /// <summary>
    /// How long it is remembered that a step was begun: as long as a Standard workflow may run, since it may be undone at its
    /// very end. docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
    /// </summary>
    public const int DaysUntilUndone = 365 + DaysKept;

    /// <summary>
    /// The request's id: the same however often the state is tried, unlike any other step's, and of no meaning outside. A
    /// compensation, which sees nothing of the failed step's data, finds the claim by it again.
    /// </summary>
    public static string IdOf(string step) => $"States.Hash(States.Format('{{}}/{{}}/{step}', $$.Execution.Id, $$.Execution.StartTime), 'SHA-256')";

    /// <summary>The key of a workflow that may be cancelled by an event that has the same member.</summary>
    public static string WorkflowKey(string workflow, string path) => $"States.Format('workflow/{workflow}/{{}}', {path})";
}
