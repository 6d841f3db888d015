namespace EventPatterns.Simulator.Kernel;

/// <summary>
/// What several wait for. Each has a task of its own, since of those that await one task, .NET lets one go on in the thread
/// that completes it and sends the others to other threads.
/// </summary>
internal sealed class SharedResult<T>
{
    private readonly List<TaskCompletionSource<T>> _waiting = [];
    private T _result = default!;

    private SharedResult()
    {
    }

    /// <summary>Whether the work has ended.</summary>
    public bool IsCompleted { get; private set; }

    /// <summary>Begins the work.</summary>
    public static SharedResult<T> Of(EventLoop loop, Func<Task<T>> work)
    {
        var shared = new SharedResult<T>();
        loop.Begin(() => shared.Run(work));
        return shared;
    }

    /// <summary>The result, once the work has ended; those who wait go on in the order in which they came.</summary>
    public Task<T> Wait()
    {
        if (IsCompleted) return Task.FromResult(_result);
        var waiting = new TaskCompletionSource<T>();
        _waiting.Add(waiting);
        return waiting.Task;
    }

    private async Task Run(Func<Task<T>> work)
    {
        _result = await work().ConfigureAwait(false);
        IsCompleted = true;
        foreach (var waiting in _waiting) waiting.SetResult(_result);
    }
}
