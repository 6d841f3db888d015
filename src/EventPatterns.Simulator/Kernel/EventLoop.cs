using System.Runtime.ExceptionServices;

namespace EventPatterns.Simulator.Kernel;

/// <summary>
/// One thread of virtual time. What falls due at one instant runs in an order drawn from the seed, since AWS promises
/// none. A service that does keep an order (a FIFO queue, a stream's shard) schedules the next only after the one before.
/// </summary>
public sealed class EventLoop
{
    private readonly PriorityQueue<Timer, (long Due, ulong Draw, long Number)> _queue = new();
    private readonly SeededRandom _order;
    private long _scheduled;
    private int _foreground;
    private bool _running;
    private int _thread;
    private ExceptionDispatchInfo? _failure;

    /// <summary>A loop that begins at <paramref name="start"/>.</summary>
    public EventLoop(DateTimeOffset start, SeededRandom order)
    {
        Now = start;
        _order = order;
    }

    /// <summary>The virtual time.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>How many entries have run.</summary>
    public long Steps { get; private set; }

    /// <summary>How many entries may run in all before the loop gives up; default 50,000,000. It ends events that circle for ever.</summary>
    public long MaxSteps { get; init; } = 50_000_000;

    /// <summary>What ends a run before the loop does, and says why; null for nothing.</summary>
    internal RunLimit? Limit { get; set; }

    /// <summary>Whether only background entries (schedules, pollers that wait for nothing) are left.</summary>
    public bool IsIdle => _foreground == 0;

    /// <summary>Runs the action once the delay has passed; a negative delay counts as none.</summary>
    /// <param name="delay">How long from now.</param>
    /// <param name="action">What to run.</param>
    /// <param name="background">True where the entry alone must not keep the simulation going.</param>
    public ITimer After(TimeSpan delay, Action action, bool background = false) =>
        At(delay > TimeSpan.Zero ? Now + delay : Now, action, background);

    /// <summary>Runs the action at the instant, or now where that has passed.</summary>
    public ITimer At(DateTimeOffset due, Action action, bool background = false)
    {
        if (_running && Environment.CurrentManagedThreadId != _thread)
            throw new SimulationException("Work of the simulation went on in another thread: await nothing in it but what the simulation itself completes.");
        if (due < Now) due = Now;
        var timer = new Timer(this, due, action, background);
        if (!background) _foreground++;
        _queue.Enqueue(timer, (due.UtcTicks, _order.Next(), _scheduled++));
        return timer;
    }

    /// <summary>Runs the action at this instant, after what runs now.</summary>
    public ITimer Soon(Action action) => After(TimeSpan.Zero, action);

    /// <summary>
    /// Begins work that nobody awaits. What it throws ends the run and is thrown from <see cref="Run"/> or
    /// <see cref="RunUntilIdle"/>: nothing fails in silence.
    /// </summary>
    public void Begin(Func<Task> work)
    {
        var task = work();
        if (task.IsCompletedSuccessfully) return;
        _ = task.ContinueWith(
            ended => _failure ??= ExceptionDispatchInfo.Capture(ended.Exception!.InnerException!),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>A task that ends when the delay has passed; cancelling it removes it from the queue.</summary>
    public Task Delay(TimeSpan delay, CancellationToken cancellation = default)
    {
        if (cancellation.IsCancellationRequested) return Task.FromCanceled(cancellation);
        var done = new TaskCompletionSource();
        var timer = After(delay, () => done.TrySetResult());
        if (cancellation.CanBeCanceled)
        {
            cancellation.Register(() =>
            {
                timer.Cancel();
                done.TrySetCanceled(cancellation);
            });
        }
        return done.Task;
    }

    /// <summary>Runs until only background entries are left.</summary>
    /// <exception cref="SimulationException">More than <see cref="MaxSteps"/> entries ran.</exception>
    public void RunUntilIdle() => Drive(DateTimeOffset.MaxValue, untilIdle: true);

    /// <summary>Runs everything that falls due within the duration, and ends exactly that much later.</summary>
    /// <exception cref="SimulationException">More than <see cref="MaxSteps"/> entries ran.</exception>
    public void Run(TimeSpan duration)
    {
        var until = Now + duration;
        Drive(until, untilIdle: false);
        Now = until;
    }

    /// <summary>Runs the next entry; false where none is left.</summary>
    internal bool Step()
    {
        var before = Steps;
        Drive(DateTimeOffset.MaxValue, untilIdle: false, most: 1);
        return Steps > before;
    }

    // What awaits goes on at once, on this thread, only where no scheduler of tasks is current but the default one.
    private void Drive(DateTimeOffset until, bool untilIdle, long most = long.MaxValue)
    {
        if (_running) throw new SimulationException("The simulation is running already: call Run from outside it.");
        if (TaskScheduler.Current == TaskScheduler.Default)
        {
            DriveHere(until, untilIdle, most);
            return;
        }
        var drive = new Task(() => DriveHere(until, untilIdle, most));
        drive.RunSynchronously(TaskScheduler.Default);
        drive.GetAwaiter().GetResult();
    }

    private void DriveHere(DateTimeOffset until, bool untilIdle, long most)
    {
        var ambient = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null); // for the same reason
        _running = true;
        _thread = Environment.CurrentManagedThreadId;
        try
        {
            var first = Steps;
            while (Steps - first < most && !(untilIdle && IsIdle) && _queue.TryPeek(out var timer, out _) && timer.Due <= until)
            {
                _queue.Dequeue();
                if (!timer.Begin()) continue;
                Now = timer.Due;
                if (++Steps > MaxSteps)
                    throw Limit?.Reached() ?? new SimulationException($"Not idle after {MaxSteps} steps, at {Now:O}: look for events that circle.");
                timer.Action();
                Limit?.Check();
                _failure?.Throw();
            }
        }
        finally
        {
            _running = false;
            SynchronizationContext.SetSynchronizationContext(ambient);
        }
    }

    private sealed class Timer(EventLoop loop, DateTimeOffset due, Action action, bool background) : ITimer
    {
        private bool _pending = true;

        public DateTimeOffset Due => due;

        public Action Action => action;

        public void Cancel() => Begin();

        public bool Begin()
        {
            if (!_pending) return false;
            _pending = false;
            if (!background) loop._foreground--;
            return true;
        }
    }
}

/// <summary>An entry of the loop that can be taken back.</summary>
public interface ITimer
{
    /// <summary>When it falls due.</summary>
    DateTimeOffset Due { get; }

    /// <summary>Takes the entry back; it does nothing where it has run.</summary>
    void Cancel();
}
