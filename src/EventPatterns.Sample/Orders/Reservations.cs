using Constructs;
using EventPatterns.Cdk.Orchestration;
using EventPatterns.Sample.Ledgers;

namespace EventPatterns.Sample.Orders;

/// <summary>The goods that are put aside for orders: the domain's own, so putting them back is its own too.</summary>
internal sealed class Reservations : Construct
{
    private const string Reserved = "reserved";
    private const string Released = "released";

    private readonly Ledger ledger;

    public Reservations(Construct scope, string id) : base(scope, id) => ledger = new Ledger(this, "Ledger");

    public UndoableStep Reserve(WorkflowContext workflow) => new(workflow, "ReserveGoods", new UndoableStepProps
    {
        // What is cut off may still be written after it was put back, so what was put back stays so.
        Do = states => ledger.Write(states, "WriteReservation", Fulfilment.OrderId(states), Reserved, unless: Released),
        Compensation = Compensation.ByStates(states => ledger.Write(states, "ReleaseReservation", Fulfilment.OrderId(states), Released)),
    });
}
