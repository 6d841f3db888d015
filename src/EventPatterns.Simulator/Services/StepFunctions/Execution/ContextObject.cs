using System.Globalization;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>
/// The context object <c>$$</c>, built only when something asks for it.
/// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
/// </summary>
internal sealed class ContextObject(Lazy<JsonMap> execution, string state, DateTimeOffset entered)
{
    private Json? _value;
    private JsonMap? _visit;

    /// <summary>The item of the innermost Map iteration around the state.</summary>
    public JsonMap? Map { get; init; }

    /// <summary>How often the state was tried again; null where it can't be.</summary>
    public int? RetryCount { get; private set; }

    public string? TaskToken { get; private set; }

    public Json Value => _value ??= Build();

    public static string Timestamp(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public void Retried(int count)
    {
        RetryCount = count;
        _value = null;
        _visit = null;
    }

    public void HandOut(string taskToken)
    {
        TaskToken = taskToken;
        _value = null;
    }

    /// <summary>The same context for one item of a Map.</summary>
    public ContextObject WithItem(JsonMap item) =>
        new(execution, state, entered) { Map = item, RetryCount = RetryCount, TaskToken = TaskToken, _visit = _visit ??= BuildVisit() };

    private JsonMap Build()
    {
        var context = new JsonMapBuilder();
        foreach (var (name, value) in execution.Value.Members) context.Set(name, value);
        context.Set("State", _visit ??= BuildVisit());
        context.SetIf("Map", Map);
        if (TaskToken is not null) context.Set("Task", JsonMap.Of(("Token", TaskToken)));
        return context.Build();
    }

    private JsonMap BuildVisit()
    {
        var visit = new JsonMapBuilder().Set("Name", state).Set("EnteredTime", Timestamp(entered));
        if (RetryCount is { } retries) visit.Set("RetryCount", retries);
        return visit.Build();
    }
}
