using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Constructs;
using EventPatterns.Cdk.Events;
using EventPatterns.Cdk.Orchestration;
using EventPatterns.Sample.Ledgers;

namespace EventPatterns.Sample.Payments;

/// <summary>The domain's books: an in-service workflow that notes what was taken, and says so.</summary>
internal sealed class Books : Construct
{
    public Books(Construct scope, string id, IEventBus bus) : base(scope, id)
    {
        var ledger = new Ledger(this, "Ledger");
        new Workflow(this, "Book", new WorkflowProps
        {
            EventBus = bus,
            StartedBy = [new EventPatternOf<PaymentTaken>()],
            Express = true,
            Steps = workflow => ledger.Write(workflow, "WriteRevenue", workflow.Data<PaymentTaken>(e => e.OrderId), "booked"),
            Completed = workflow => WorkflowEvent.Of<RevenueBooked>(data => data
                .From(e => e.OrderId, workflow.Data<PaymentTaken>(taken => taken.OrderId))
                .From(e => e.Amount, workflow.Data<PaymentTaken>(taken => taken.Amount))),
            Failed = workflow => WorkflowEvent.Of<BookingFailed>(data => data
                .From(e => e.OrderId, workflow.Data<PaymentTaken>(taken => taken.OrderId))
                .From(e => e.Reason, workflow.Error)),
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
    }
}
