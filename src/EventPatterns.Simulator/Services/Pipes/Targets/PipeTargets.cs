namespace EventPatterns.Simulator.Services.Pipes.Targets;

/// <summary>Picks the target by its ARN.</summary>
internal static class PipeTargets
{
    /// <exception cref="SimulationException">The simulator does not know a target of this kind.</exception>
    public static IPipeTarget Of(Pipe pipe, PipeCaller caller) => (Pipe.ServiceOf(pipe.Target), Arns.Kind(pipe.Target)) switch
    {
        ("states", _) => new WorkflowTarget(pipe, caller),
        ("lambda", _) => new FunctionTarget(pipe, caller),
        ("events", "event-bus") => new BusTarget(pipe, caller),
        ("events", "api-destination") => new DestinationTarget(pipe, caller),
        ("sqs", _) => new QueueTarget(pipe, caller),
        ("sns", _) => new TopicTarget(pipe, caller),
        ("kinesis", _) => new StreamTarget(pipe, caller),
        ("logs", _) => new LogTarget(pipe, caller),
        _ => throw new SimulationException(
            $"The pipe {pipe.Arn} has a target of a kind that the simulator does not know: {pipe.Target}. "
            + "It knows Step Functions, Lambda, event buses, API destinations, SQS, SNS, Kinesis and CloudWatch Logs."),
    };
}
