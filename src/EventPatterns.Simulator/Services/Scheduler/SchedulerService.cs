using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Scheduler;

/// <summary>EventBridge Scheduler: schedules in groups.</summary>
internal sealed class SchedulerService(World world) : IAwsService
{
    private const string DefaultGroup = "default";

    private readonly ScheduleDelivery _delivery = new(world);
    private readonly Dictionary<string, RunningSchedule> _schedules = new(StringComparer.Ordinal);
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);

    public string Name => "scheduler";

    /// <summary>Makes the group of an <c>AWS::Scheduler::ScheduleGroup</c>.</summary>
    public void ProvisionGroup(string arn) => _groups.Add(arn);

    /// <summary>Makes the schedule of an <c>AWS::Scheduler::Schedule</c>. Its group must stand already.</summary>
    /// <exception cref="SimulationException">AWS would refuse the properties.</exception>
    public void Provision(Place place, string name, JsonMap properties)
    {
        if (Put(place, properties.With("Name", name)) is { } wrong) throw new SimulationException($"The schedule {name}: {wrong.Message}");
    }

    public IEnumerable<Permission> Permissions(AwsCall call) =>
        [new Permission(call.Name, call.Action == "ListSchedules" ? "*" : ArnOf(call.Place, call.Request))];

    public ValueTask<Answer> Perform(AwsCall call) => ValueTask.FromResult(Answer(call));

    private Answer Answer(AwsCall call)
    {
        var arn = ArnOf(call.Place, call.Request);
        if (call.Action == "ListSchedules") return Door.Answer.Of(JsonMap.Of(("Schedules", JsonList.Of(_schedules.Values.Select(s => Describe(s.Settings))))));
        if (call.Action == "CreateSchedule")
            return _schedules.ContainsKey(arn) ? Door.Answer.Fail("ConflictException", $"Schedule {call.Request.TextOf("Name")} already exists.", 409) : PutAnswer(call);
        if (!_schedules.TryGetValue(arn, out var schedule)) return Door.Answer.Fail("ResourceNotFoundException", $"Schedule {call.Request.TextOf("Name")} does not exist.", 404);
        switch (call.Action)
        {
            case "GetSchedule": return Door.Answer.Of(Describe(schedule.Settings));
            case "UpdateSchedule": return PutAnswer(call);
            case "DeleteSchedule":
                Remove(arn);
                return Door.Answer.Empty;
            default: throw new SimulationException($"The simulator does not know {call.Name}, called by {call.By.Name}.");
        }
    }

    private Answer PutAnswer(AwsCall call) => Put(call.Place, (JsonMap)call.Request) is { } wrong
        ? wrong
        : Door.Answer.Of(JsonMap.Of(("ScheduleArn", ArnOf(call.Place, call.Request))));

    private AwsError? Put(Place place, JsonMap given)
    {
        var group = given.TextOf("GroupName") ?? DefaultGroup;
        if (group != DefaultGroup && !_groups.Contains(place.Arn("scheduler", "schedule-group/" + group)))
            return new AwsError("ResourceNotFoundException", $"Schedule group {group} does not exist.", 404);
        var arn = ArnOf(place, given);
        if (!ScheduleSettings.TryRead(arn, given, world.Loop.Now, out var settings, out var wrong)) return new AwsError("ValidationException", wrong);
        Remove(arn);
        var running = new RunningSchedule(settings, world, _delivery, () => Remove(arn));
        _schedules.Add(arn, running);
        running.Start();
        return null;
    }

    private void Remove(string arn)
    {
        if (_schedules.Remove(arn, out var schedule)) schedule.Stop();
    }

    private static string ArnOf(Place place, Json request) =>
        place.Arn("scheduler", $"schedule/{request.TextOf("GroupName") ?? DefaultGroup}/{request.TextOf("Name")}");

    private static JsonMap Describe(ScheduleSettings settings) => settings.Given
        .With("Arn", settings.Arn)
        .With("GroupName", settings.Given.TextOf("GroupName") ?? DefaultGroup)
        .With("State", settings.Enabled ? "ENABLED" : "DISABLED");
}
