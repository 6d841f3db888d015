namespace EventPatterns.Simulator.Scenarios.Expectations;

/// <summary>How many messages queues hold, all together: <c>{"queue": "*DeadLetter*", "depth": 0}</c>.</summary>
internal sealed class QueueExpectation(Field queue, Count depth) : IExpectation
{
    public static QueueExpectation Read(Field expectation)
    {
        expectation.Only("queue", "depth", "description").Required("queue").Text();
        return new QueueExpectation(expectation.Required("queue"), Count.Read(expectation.Required("depth")));
    }

    public Func<Verdict> Bind(Simulation simulation)
    {
        var queues = Names.All(queue, simulation.Assembly, "AWS::SQS::Queue").Select(q => new Access.SimulatedQueue(simulation, q)).ToList();
        return () => depth.Check($"messages in {queue.Text()}", queues.Sum(q => q.Depth));
    }
}
