using System.Globalization;
using System.Text;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Traces;

/// <summary>
/// A trace as a Mermaid sequence diagram. It shows what crosses from one construct to another; the polling of queues and
/// the states within a workflow stay out of it.
/// </summary>
internal sealed class SequenceDiagram(Trace trace, Actors actors)
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly StringBuilder _participants = new();
    private readonly StringBuilder _messages = new();

    public override string ToString()
    {
        foreach (var moment in trace.Moments) Add(moment);
        return $"sequenceDiagram\n{_participants}{_messages}";
    }

    private void Add(Moment moment)
    {
        if (moment.Kind == MomentKind.Fault) Note(moment);
        if (moment.Cause is { } source && actors.Pipe(moment) is { } pipe)
            _messages.Append(CultureInfo.InvariantCulture, $"    {Id(actors.To(source))}->>{Id(pipe)}: {trace.Words.Time(moment)} {Records(moment)}\n");
        if (moment.Kind is not (MomentKind.Call or MomentKind.Http) || IsPolling(moment)) return;
        var (from, to) = (Id(actors.From(moment)), Id(actors.To(moment)));
        _messages.Append(CultureInfo.InvariantCulture, $"    {from}->>{to}: {Escape(Label(moment))}\n");
        if (Ending(moment) is { } ending) _messages.Append(CultureInfo.InvariantCulture, $"    {to}--x{from}: {Escape(ending)}\n");
    }

    private void Note(Moment fault) =>
        _messages.Append(CultureInfo.InvariantCulture, $"    Note over {Id(actors.To(fault))}: {Escape(trace.Words.Line(fault))}\n");

    private static string Records(Moment delivery) =>
        delivery.Request is JsonList { Count: not 1 } batch ? $"{batch.Count} records" : "1 record";

    /// <summary>A pipe's looking into its queue, and its taking out of what is done.</summary>
    private static bool IsPolling(Moment moment) => moment.What is "sqs:ReceiveMessage" or "sqs:DeleteMessageBatch" or "sqs:DeleteMessage";

    private string Label(Moment moment)
    {
        var what = moment.Kind == MomentKind.Http ? $"{moment.What} {new Uri(moment.Subject).AbsolutePath}" : moment.What[(moment.What.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return $"{trace.Words.Time(moment)} {what}{Subject(moment)}";
    }

    /// <summary>The events that are put, the event that a rule hands on, or the state that calls.</summary>
    private static string Subject(Moment moment)
    {
        var entries = (moment.Request?["Entries"] as JsonList)?.Select(e => e.TextOf("DetailType")).OfType<string>().Distinct().ToList();
        if (entries is { Count: > 0 }) return " " + string.Join(", ", entries);
        return moment.Cause switch
        {
            { Kind: MomentKind.Delivery, Cause: { Kind: MomentKind.Event } happened } => $" {happened.What}",
            { Kind: MomentKind.Workflow } state => $" ({state.What})",
            _ => "",
        };
    }

    private static string? Ending(Moment moment)
    {
        if (moment.Answer?.Error is { } error) return error.Code;
        return moment.Answer?.Body["Status"] is JsonNumber { Value: >= 400 } status ? status.Text : null;
    }

    private string Id(string name)
    {
        if (_ids.TryGetValue(name, out var id)) return id;
        id = $"p{_ids.Count + 1}";
        _ids.Add(name, id);
        _participants.Append(CultureInfo.InvariantCulture, $"    participant {id} as {Escape(name)}\n");
        return id;
    }

    /// <summary>Mermaid ends a statement at <c>;</c> and reads <c>#</c> as the start of an entity.</summary>
    private static string Escape(string text) =>
        string.Concat(text.Select(c => c switch { '#' => "#35;", ';' => "#59;", '\n' or '\r' => " ", _ => c.ToString() }));
}
