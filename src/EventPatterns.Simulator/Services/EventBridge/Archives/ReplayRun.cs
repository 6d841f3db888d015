using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge.Buses;

namespace EventPatterns.Simulator.Services.EventBridge.Archives;

/// <summary>
/// Runs a replay: minute by minute of the events' own time, in no order within a minute (API_StartReplay). AWS states no
/// pace; a minute that holds events takes a second here, and the start some seconds.
/// </summary>
internal sealed class ReplayRun(World world, EventBus bus, Replay replay, Moment cause, Action<EventBus, BusEvent, IReadOnlyList<string>> deliver)
{
    private static readonly TimeSpan Slice = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SlicePace = TimeSpan.FromSeconds(1);

    public async Task Run()
    {
        await world.Loop.Delay(TimeSpan.FromSeconds(1 + (9 * world.Random.NextDouble()))).ConfigureAwait(false);
        if (Cancelled() || Fails()) return;
        replay.State = ReplayState.RUNNING;
        foreach (var slice in Slices())
        {
            foreach (var happened in slice.OrderBy(_ => world.Random.Next()))
                deliver(bus, happened with { ReplayName = replay.Name, Cause = cause }, replay.FilterArns);
            replay.LastReplayed = slice.Max(e => e.Time);
            await world.Loop.Delay(SlicePace * (0.5 + world.Random.NextDouble())).ConfigureAwait(false);
            if (Cancelled() || Fails()) return;
        }
        End(ReplayState.COMPLETED);
    }

    private List<List<BusEvent>> Slices()
    {
        var kept = replay.Archive.Between(replay.From, replay.To, world.Loop.Now);
        return kept.GroupBy(e => (e.Time - replay.From).Ticks / Slice.Ticks).OrderBy(g => g.Key).Select(g => g.ToList()).ToList();
    }

    private bool Cancelled()
    {
        if (replay.State != ReplayState.CANCELLING) return false;
        End(ReplayState.CANCELLED);
        return true;
    }

    private bool Fails()
    {
        if (!world.Faults.FailsReplay(replay.Archive.Arn, cause)) return false;
        replay.Reason = "A fault of the simulation: AWS does not say what makes a replay fail.";
        End(ReplayState.FAILED);
        return true;
    }

    private void End(ReplayState state)
    {
        replay.State = state;
        replay.EndedAt = world.Loop.Now;
    }
}
