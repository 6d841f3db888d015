using EventPatterns.Cdk.Orchestration;
using EventPatterns.Events;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Access;

namespace EventPatterns.Sample.Tests.Orchestration;

/// <summary>A simulation of the checkout, and what came of order o-1.</summary>
internal sealed class CheckoutRun(Simulation simulation, string bus = SynthesizedOrchestration.Bus)
{
    public Simulation Simulation => simulation;

    private SimulatedBus Bus => simulation.Bus(bus);

    public (string? Payment, string? Points, string? Stock) State =>
        (StateIn("Payments/Ledger"), StateIn("Loyalty/Ledger"), StateIn("Orders/Stock"));

    public IEnumerable<(string Reply, string Reason)> Refusals => All<ReplyRefused>().Select(refused => (refused.DetailType, refused.Reason));

    public void Put<T>(T data, EventOptions? options = null) where T : notnull => Bus.Put(data, options);

    /// <summary>Puts the last such event once more, as it was.</summary>
    public void Again<T>() where T : notnull
    {
        var contract = EventContract.Of<T>();
        Bus.Put(contract.Source, contract.DetailType, Bus.Events.Last(e => e.TextOf("detail-type") == contract.DetailType)["detail"]!);
    }

    public IEnumerable<EventEnvelope<T>> Envelopes<T>() where T : notnull =>
        Bus.Events.Where(e => e.TextOf("detail-type") == EventContract.Of<T>().DetailType).Select(e => EventEnvelope.Parse<T>(e.ToString()));

    public IEnumerable<T> All<T>() where T : notnull => Envelopes<T>().Select(envelope => envelope.Data);

    public T Only<T>() where T : notnull => Assert.Single(All<T>());

    public string? RequestId<T>() where T : notnull => Assert.Single(Envelopes<T>()).Metadata.RequestId;

    public void AssertNoTokenOutside() => Assert.Null(Tokens.Leaked(simulation));

    private string? StateIn(string table) => simulation.Table(table).Item("o-1")?.TextOf("state");
}
