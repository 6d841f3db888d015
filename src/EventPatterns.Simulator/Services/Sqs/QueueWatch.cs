using EventPatterns.Simulator.Kernel;
using ITimer = EventPatterns.Simulator.Kernel.ITimer;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>
/// Wakes those who wait for messages, so that nobody has to poll. While someone waits, one entry of the loop stands for
/// the next message to become visible; it ends with the last message, and the simulation goes idle.
/// </summary>
internal sealed class QueueWatch(EventLoop loop, Func<bool> any, Func<DateTimeOffset?> next)
{
    private readonly List<Action> _waiting = [];
    private ITimer? _alarm;
    private bool _waking;

    /// <summary>Calls back each time that messages may be there, until disposed; at once where the queue holds some already.</summary>
    public IDisposable Subscribe(Action available)
    {
        _waiting.Add(available);
        Changed();
        if (any()) Wake();
        return new Subscription(this, available);
    }

    /// <summary>Wakes all who wait, after what runs now.</summary>
    public void Wake()
    {
        if (_waking || _waiting.Count == 0) return;
        _waking = true;
        loop.Soon(() =>
        {
            _waking = false;
            foreach (var available in _waiting.ToList()) available();
        });
    }

    /// <summary>Sets the alarm anew after the queue has changed.</summary>
    public void Changed()
    {
        var due = _waiting.Count == 0 ? null : next();
        if (_alarm is not null && _alarm.Due == due) return;
        _alarm?.Cancel();
        _alarm = due is { } at ? loop.At(at, Ring) : null;
    }

    private void Ring()
    {
        _alarm = null;
        Changed();
        foreach (var available in _waiting.ToList()) available();
    }

    private sealed class Subscription(QueueWatch watch, Action available) : IDisposable
    {
        public void Dispose()
        {
            watch._waiting.Remove(available);
            watch.Changed();
        }
    }
}
