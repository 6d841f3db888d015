namespace EventPatterns.Simulator.Faulting;

/// <summary>What AWS and the world outside do to a design sooner or later.</summary>
public enum FaultKind
{
    /// <summary>
    /// A rule, subscription, schedule, stream or standard queue delivers twice, an asynchronous Express workflow runs twice:
    /// all of them promise at least once.
    /// </summary>
    Duplicates,

    /// <summary>A delivery is held for up to two seconds, so that a later one overtakes it: none of them promises an order.</summary>
    Reordering,

    /// <summary>A delivery comes seconds or minutes late.</summary>
    LateDeliveries,

    /// <summary>An AWS API refuses a call since there are too many.</summary>
    Throttling,

    /// <summary>An AWS API or a vendor answers with a failure of its own (5xx), and has done nothing.</summary>
    ServerErrors,

    /// <summary>A call or an HTTP request is lost on its way: no effect, no answer.</summary>
    TimeoutsBeforeEffect,

    /// <summary>A call or an HTTP request takes effect, and its answer is lost.</summary>
    TimeoutsAfterEffect,

    /// <summary>
    /// An Express execution is cut off behind a state. One that is waited for fails; one that is not is run again from its
    /// start (SFN/choosing-workflow-type.html: at most once, at least once).
    /// </summary>
    Crashes,

    /// <summary>A call of DynamoDB takes up to five seconds, so that another's write goes between.</summary>
    Races,

    /// <summary>An archive takes the whole ten minutes that UG/eb-archive.html tells to wait.</summary>
    LateArchives,

    /// <summary>A vendor refuses connections for ten seconds to five minutes.</summary>
    Outages,

    /// <summary>
    /// A replay ends FAILED, at its start or behind any minute of what it replays. API_Replay.html has the state, and no page
    /// of AWS says what leads to it.
    /// </summary>
    FailedReplays,
}
