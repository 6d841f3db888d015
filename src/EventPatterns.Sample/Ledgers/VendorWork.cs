using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.CircuitBreaking;
using EventPatterns.Cdk.Destinations;
using EventPatterns.Cdk.Orchestration;
using Parallel = Amazon.CDK.AWS.StepFunctions.Parallel;

namespace EventPatterns.Sample.Ledgers;

/// <summary>
/// Work that a vendor does and can take back, such as a charge and its refund. The ledger says how far it got, so that an
/// undo that overtakes the work keeps it from being done, and one that meets it half done waits.
/// </summary>
internal sealed class VendorWork : Construct
{
    private const string Doing = "doing";
    private const string Done = "done";
    private const string Declined = "declined";
    private const string InDoubt = "in doubt";
    private const string Undoing = "undoing";
    private const string Undone = "undone";

    // Half an hour of pauses, more or less, and up to a minute for each answer that does not come.
    private const int Retries = 20;

    // Longer than all these take.
    private const int MinutesOfPatience = 120;

    private readonly HttpVendor work;
    private readonly HttpVendor undo;
    private readonly Connection connection;
    private readonly Ledger ledger;

    /// <param name="scope">The domain.</param>
    /// <param name="id">What is done.</param>
    /// <param name="login">What the vendor asks for.</param>
    /// <param name="workUrl">Does it. It must know a repeated request by its key.</param>
    /// <param name="undoUrl">Takes it back, and must bear that it was not done or is taken back already.</param>
    public VendorWork(Construct scope, string id, HttpAuthorization login, string workUrl, string undoUrl) : base(scope, id)
    {
        (work, undo) = (HttpVendor.Post(workUrl, login), HttpVendor.Post(undoUrl, login));
        connection = new Connection(this, "Connection", new ConnectionProps { Authorization = login.ToCdk(), Description = $"Credentials of {Node.Path}." });
        ledger = new Ledger(this, "Ledger");
    }

    /// <summary>The vendor's credentials.</summary>
    public IConnection Connection => connection;

    /// <summary>Asks the vendor. It fails where nothing is left of the work, and only there.</summary>
    /// <param name="workflow">The scope of the states.</param>
    /// <param name="orderId">The JSON path of the order.</param>
    public IChainable Do(WorkflowContext workflow, string orderId)
    {
        var begin = ledger.Write(workflow, "BeginWork", orderId, Doing, first: true);
        begin.AddCatch(new Fail(workflow, "TakenBack", new FailProps { Error = "TakenBack", Cause = "It was taken back before it was begun." }), new CatchProps { Errors = [Ledger.Refused] });
        var ask = new HttpStep(workflow, "AskVendor", new HttpStepProps { Service = work, Connection = connection, Retries = Retries }).ToSingleState(Kept("CallVendor"));
        // Nothing was sent, so nothing is in doubt.
        ask.AddRetry(new RetryProps { Errors = [HttpStep.DeauthorizedError], Interval = Duration.Minutes(1), MaxAttempts = 30, BackoffRate = 1 });
        ask.AddCatch(WhoseFault(workflow, orderId), new CatchProps { ResultPath = CallFailure });
        return begin.Next(ask).Next(ledger.Write(workflow, "EndWork", orderId, Done));
    }

    /// <summary>Asks the vendor to take it back, where there may be something to take back.</summary>
    /// <inheritdoc cref="Do" path="/param"/>
    public IChainable Undo(WorkflowContext workflow, string orderId)
    {
        var begin = ledger.Write(workflow, "BeginUndo", orderId, Undoing, unless: Doing, patience: MinutesOfPatience);
        var end = ledger.Write(workflow, "EndUndo", orderId, Undone);
        return begin.Next(new Choice(workflow, "WasAnythingDone")
            .When(Ledger.Was(Done, InDoubt, Undoing), TakeBack(workflow).Next(end))
            .Otherwise(end));
    }

    private const string CallFailure = "$.call";

    private Choice WhoseFault(WorkflowContext workflow, string orderId)
    {
        var declined = new Fail(workflow, "VendorDeclined", new FailProps { ErrorPath = $"{CallFailure}.Error", CausePath = $"{CallFailure}.Cause" });
        var doubtful = new Fail(workflow, "VendorSilent", new FailProps { ErrorPath = $"{CallFailure}.Error", CausePath = $"{CallFailure}.Cause" });
        return new Choice(workflow, "WhoseFault")
            .When(HttpStep.IsRefusal($"{CallFailure}.Error"), ledger.Write(workflow, "NoteDeclined", orderId, Declined).Next(declined))
            .Otherwise(ledger.Write(workflow, "NoteDoubt", orderId, InDoubt)
                .Next(TakeBack(workflow))
                .Next(ledger.Write(workflow, "NoteTakenBack", orderId, Undone))
                .Next(doubtful));
    }

    // For two days: what is done must be undone, however long the vendor is down.
    private Parallel TakeBack(WorkflowContext workflow)
    {
        var ask = new HttpStep(workflow, "AskVendorBack", new HttpStepProps { Service = undo, Connection = connection, Retries = Retries }).ToSingleState(Kept("CallVendorBack"));
        ask.AddRetry(new RetryProps { Errors = [Errors.ALL], Interval = Duration.Minutes(5), MaxAttempts = 300, BackoffRate = 1 });
        return ask;
    }

    private static SingleStateOptions Kept(string id) => new() { StateId = id, ResultPath = JsonPath.DISCARD };
}
