using System.Runtime.ExceptionServices;
using EventPatterns.Simulator.Faulting;

namespace EventPatterns.Simulator.Proving;

/// <summary>
/// Runs seeds on several threads until one breaks something. Seeds are handed out in order, and those below a broken one are
/// still ended, so that the lowest broken seed is found whatever the threads' luck.
/// </summary>
internal sealed class SeedSearch(ProofRun run, ProofOptions options, int seeds)
{
    private readonly Lock _gate = new();
    private readonly FaultKind[]?[] _struck = new FaultKind[seeds][];
    private int _next;
    private int _done;
    private int _broken = int.MaxValue;
    private ExceptionDispatchInfo? _failure;

    /// <summary>The lowest seed that breaks something, or null.</summary>
    public ulong? Broken => _broken == int.MaxValue ? null : options.FirstSeed + (ulong)_broken;

    /// <summary>How many seeds were run, up to and with the broken one.</summary>
    public int Done => _broken == int.MaxValue ? _done : _broken + 1;

    /// <summary>How often each kind struck in those seeds; what other threads ran ahead of the broken one does not count.</summary>
    public IReadOnlyDictionary<FaultKind, long> Struck => new SortedDictionary<FaultKind, long>(
        _struck.Take(Done).SelectMany(kinds => kinds ?? []).CountBy(kind => kind).ToDictionary(count => count.Key, count => (long)count.Value));

    public void Run()
    {
        var threads = Enumerable.Range(0, Math.Clamp(options.Threads, 1, seeds)).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        _failure?.Throw();
        options.Cancellation.ThrowIfCancellationRequested();
    }

    private void Work()
    {
        try
        {
            while (!options.Cancellation.IsCancellationRequested && TryTake(out var number)) Try(number);
        }
        catch (Exception wrong)
        {
            lock (_gate) _failure ??= ExceptionDispatchInfo.Capture(wrong);
        }
    }

    private bool TryTake(out int number)
    {
        lock (_gate)
        {
            number = _next;
            if (_failure is not null || number >= Math.Min(seeds, _broken)) return false;
            _next++;
            return true;
        }
    }

    private void Try(int number)
    {
        var outcome = run.Run(options.FirstSeed + (ulong)number, options.Faults);
        int done;
        lock (_gate)
        {
            if (outcome.Breaches.Count > 0) _broken = Math.Min(_broken, number);
            _struck[number] = [.. outcome.Simulation.Struck.Select(fault => fault.Kind)];
            done = ++_done;
        }
        options.Progress?.Invoke(done);
    }
}
