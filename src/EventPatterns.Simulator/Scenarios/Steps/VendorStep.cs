using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Scenarios.Steps;

/// <summary>Says what a vendor answers from now on: <c>{"respond": {"status": 503}}</c>.</summary>
internal sealed class VendorStep(string name, Field respond, TimeSpan at) : IStep
{
    private static readonly Dictionary<string, VendorReply> Faults = new()
    {
        ["refused"] = VendorReply.Refused,
        ["timeoutBeforeEffect"] = VendorReply.TimeoutBeforeEffect,
        ["timeoutAfterEffect"] = VendorReply.TimeoutAfterEffect(),
    };

    public TimeSpan At => at;

    public string Words => respond.Optional("fault") is { } fault
        ? $"{name} from now on: {fault.Text()}"
        : $"{name} answers {respond.Required("status").Whole()} from now on";

    /// <param name="name">The vendor's URL, or the name of what calls it.</param>
    /// <param name="step">The object with the member <c>respond</c>.</param>
    /// <param name="at">When.</param>
    public static VendorStep Read(string name, Field step, TimeSpan at)
    {
        var respond = step.Required("respond").Only("status", "headers", "body", "latency", "fault");
        if (respond.Optional("fault") is { } fault)
        {
            if (!Faults.ContainsKey(fault.Text())) throw fault.Expected($"one of {string.Join(", ", Faults.Keys)}");
        }
        else
        {
            respond.Required("status").Whole(100, 599);
        }
        respond.Optional("latency")?.Duration();
        foreach (var (_, header) in respond.Optional("headers")?.Members() ?? []) header.Text();
        return new VendorStep(name, respond, at);
    }

    public Func<Moment, Task<Verdict?>> Bind(Simulation simulation)
    {
        var vendor = Vendor(simulation);
        var reply = Reply();
        return _ =>
        {
            vendor.Respond(_ => reply);
            return Task.FromResult<Verdict?>(null);
        };
    }

    private Vendor Vendor(Simulation simulation)
    {
        try
        {
            return simulation.Vendor(name);
        }
        catch (SimulationException wrong)
        {
            throw respond.Wrong(wrong.Message.TrimEnd('.'));
        }
    }

    private VendorReply Reply()
    {
        var reply = respond.Optional("fault") is { } fault ? Faults[fault.Text()] : new VendorReply(respond.Required("status").Whole());
        reply = reply with { Latency = respond.Optional("latency")?.Duration() };
        if (respond.Optional("body") is { } body) reply = body.Value is JsonString text ? reply with { Body = text.Value } : reply.WithJson(body.Value);
        return (respond.Optional("headers")?.Members() ?? []).Aggregate(reply, (so, header) => so.WithHeader(header.Name, header.Value.Text()));
    }
}
