using EventPatterns.Simulator.Kernel;
using ITimer = EventPatterns.Simulator.Kernel.ITimer;

namespace EventPatterns.Simulator.Services.Scheduler;

/// <summary>
/// A schedule that waits for its next time. A recurring one waits in the background, so that it alone does not keep the
/// simulation going; a one-time one is waited for.
/// </summary>
internal sealed class RunningSchedule(ScheduleSettings settings, World world, ScheduleDelivery delivery, Action completed)
{
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);
    private ITimer? _timer;

    public ScheduleSettings Settings => settings;

    public void Start() => Plan(world.Loop.Now);

    public void Stop() => _timer?.Cancel();

    private void Plan(DateTimeOffset after)
    {
        if (!settings.Enabled) return;
        if (settings.Next(after) is not { } due)
        {
            if (settings.DeletesItself) completed();
            return;
        }
        // "Invoked at 1:00" means at any second of that minute; a flexible window is added to it
        // (scheduler/latest/UserGuide/managing-schedule-flexible-time-windows.html).
        var late = (Precision + settings.Window) * world.Random.NextDouble();
        _timer = world.Loop.At(due + late + world.Faults.Lateness(settings.Arn, null), () => Fire(due), background: !settings.When.Once);
    }

    private void Fire(DateTimeOffset due)
    {
        for (var copy = world.Faults.Copies(settings.Arn, null); copy > 0; copy--) world.Loop.Begin(() => delivery.Deliver(settings, due));
        Plan(due);
    }
}
