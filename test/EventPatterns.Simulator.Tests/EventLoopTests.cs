namespace EventPatterns.Simulator.Tests;

public sealed class EventLoopTests
{
    [Fact]
    public async Task RunUntilIdle_InATaskOfAnotherScheduler_GoesOnInItsOwnThread()
    {
        var scheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        var (caller, threads) = await Task.Factory.StartNew(Wait, TestContext.Current.CancellationToken, TaskCreationOptions.None, scheduler);
        Assert.Equal(Enumerable.Repeat(caller, 100), threads);
    }

    private static (int Caller, List<int> Threads) Wait()
    {
        var loop = new TestWorld().Loop;
        var threads = new List<int>();
        loop.Begin(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await loop.Delay(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
                threads.Add(Environment.CurrentManagedThreadId);
            }
        });
        loop.RunUntilIdle();
        return (Environment.CurrentManagedThreadId, threads);
    }
}
