using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Traces;

namespace EventPatterns.Simulator.Reports.Flows;

/// <summary>
/// Finds the executions that waited for task tokens, from trace and template alone: a state of <c>.waitForTaskToken</c>, the
/// calls that returned its token, and the events and workflows that it brought about.
/// </summary>
internal sealed class FlowReader(Simulation simulation)
{
    private const int MostFlows = 12;

    private readonly Dictionary<string, MachineShape> _shapes = new(StringComparer.Ordinal);
    private readonly ILookup<Moment?, Moment> _effects = simulation.Trace.Moments.ToLookup(moment => moment.Cause);

    /// <summary>How many executions waited, shown or not.</summary>
    public int Count { get; private set; }

    /// <summary>The first of them, in the order of their starts.</summary>
    public IReadOnlyList<Flow> Read()
    {
        var waits = simulation.Trace.Moments.Where(Waits).ToLookup(moment => moment.Subject);
        Count = waits.Count;
        var shown = waits.Take(MostFlows).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        var within = Within(shown);
        var marks = simulation.Trace.Moments.Select(moment => (moment, flow: FlowOf(moment, shown, within))).Where(pair => pair.flow is not null).ToLookup(pair => pair.flow!, pair => pair.moment);
        var returned = simulation.Trace.Moments.Where(Returns).ToList();
        return [.. shown.Select(execution => Of(execution, marks[execution], TokensOf(waits[execution], returned)))];
    }

    private Flow Of(string execution, IEnumerable<Moment> moments, List<FlowToken> tokens)
    {
        var marks = moments.Concat(tokens.Select(token => token.Back)).DistinctBy(moment => moment.Id).OrderBy(moment => moment.Id).Select(Mark).ToList();
        return new Flow(execution, [.. marks.Select(mark => mark.Lane).Prepend(Stack(Actors.MachineOf(execution))).Distinct()], marks, tokens);
    }

    private FlowMark Mark(Moment moment) => new(moment, Stack(simulation.Trace.Actors.Target(moment)), moment.Kind switch
    {
        MomentKind.Event => FlowMarkKind.Event,
        MomentKind.Call => FlowMarkKind.Token,
        _ when !IsState(moment) => FlowMarkKind.Workflow,
        _ => Shape(moment).IsCaught(moment.What) ? FlowMarkKind.Compensation : FlowMarkKind.State,
    }, Label(moment));

    /// <summary>A state, an event or a call by its own name; another workflow by the first construct of its stack, and what became of it.</summary>
    private string Label(Moment moment)
    {
        var what = moment.What[(moment.What.LastIndexOfAny([' ', ':']) + 1)..];
        if (moment.Kind != MomentKind.Workflow || IsState(moment)) return what;
        return $"{simulation.Trace.Words.Name(Actors.MachineOf(moment.Subject)).Split('/', 3).ElementAtOrDefault(1)} {what}";
    }

    /// <summary>The execution to whose picture the moment belongs: its own state, or an event or a workflow that it brought about elsewhere.</summary>
    private static string? FlowOf(Moment moment, HashSet<string> shown, Dictionary<Moment, string> within)
    {
        if (moment.Kind == MomentKind.Workflow && shown.Contains(moment.Subject)) return IsState(moment) ? moment.Subject : null;
        if (!(moment.Kind == MomentKind.Workflow ? !IsState(moment) && IsStandard(moment) : IsEventOfABus(moment))) return null;
        return moment.Cause is { } cause ? within.GetValueOrDefault(cause) : null;
    }

    /// <summary>The nearest shown execution of each moment that one brought about, its own moments included. A cause stands before what it caused.</summary>
    private Dictionary<Moment, string> Within(HashSet<string> shown)
    {
        var within = new Dictionary<Moment, string>();
        foreach (var moment in simulation.Trace.Moments)
        {
            if (moment.Kind == MomentKind.Workflow && shown.Contains(moment.Subject)) within.Add(moment, moment.Subject);
            else if (moment.Cause is { } cause && within.TryGetValue(cause, out var execution)) within.Add(moment, execution);
        }
        return within;
    }

    private List<FlowToken> TokensOf(IEnumerable<Moment> waits, List<Moment> returned) => [..
        from back in returned
        let token = back.Request!.TextOf("taskToken")!
        let handedOut = waits.FirstOrDefault(wait => back.Id > wait.Id && HandedOut(wait).Any(text => text.Contains(token, StringComparison.Ordinal)))
        where handedOut is not null
        select new FlowToken(handedOut, back)];

    /// <summary>The parameters of the state's tries: in one of them is the token.</summary>
    private IEnumerable<string> HandedOut(Moment wait) => _effects[wait].Where(effect => effect.Kind == MomentKind.Call).Select(call => call.Request?.ToString() ?? "");

    private bool Waits(Moment moment) => moment.Kind == MomentKind.Workflow && IsState(moment) && Shape(moment).Waits(moment.What);

    private static bool Returns(Moment moment) => moment is { Kind: MomentKind.Call, What: "states:SendTaskSuccess" or "states:SendTaskFailure", Answer.Ok: true };

    private static bool IsState(Moment moment) => !moment.What.Contains(' ', StringComparison.Ordinal);

    private static bool IsStandard(Moment moment) => moment.Subject.Contains(":execution:", StringComparison.Ordinal);

    private static bool IsEventOfABus(Moment moment) => moment.Kind == MomentKind.Event && !moment.Subject.EndsWith(":event-bus/default", StringComparison.Ordinal);

    private MachineShape Shape(Moment moment)
    {
        var machine = Actors.MachineOf(moment.Subject);
        if (!_shapes.TryGetValue(machine, out var shape)) _shapes[machine] = shape = new MachineShape(simulation.Assembly.ByArn(machine)!);
        return shape;
    }

    private string Stack(string arn) => simulation.Assembly.ByArn(arn)?.Stack.Name ?? arn;
}
