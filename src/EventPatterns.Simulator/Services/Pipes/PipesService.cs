using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.DynamoDb.Streams;
using EventPatterns.Simulator.Services.EventBridge.Filters;
using EventPatterns.Simulator.Services.Kinesis;
using EventPatterns.Simulator.Services.Pipes.Sources;
using EventPatterns.Simulator.Services.Pipes.Targets;
using EventPatterns.Simulator.Services.Sqs;

namespace EventPatterns.Simulator.Services.Pipes;

/// <summary>EventBridge Pipes: the pipes of the stacks, and the calls that look at, start and stop them.</summary>
internal sealed class PipesService(World world, SqsService sqs, KinesisService kinesis, ITableStreams tables) : IAwsService
{
    private readonly Dictionary<string, RunningPipe> _pipes = new(StringComparer.Ordinal);

    public string Name => "pipes";

    /// <summary>Makes the pipe of an <c>AWS::Pipes::Pipe</c>. Its source must stand already.</summary>
    /// <exception cref="SimulationException">AWS would refuse it, or the simulator does not know its source or target.</exception>
    public void Provision(string arn, string name, Json properties)
    {
        var pipe = Pipe.From(arn, name, properties);
        var running = new RunningPipe(pipe, Source(pipe));
        _pipes.Add(arn, running);
        if (pipe.Started) running.Start();
    }

    public IEnumerable<Permission> Permissions(AwsCall call) => [new Permission(call.Name, ArnOf(call))];

    public ValueTask<Answer> Perform(AwsCall call) => ValueTask.FromResult(Answer(call));

    private Answer Answer(AwsCall call)
    {
        if (!_pipes.TryGetValue(ArnOf(call), out var pipe)) return Door.Answer.Fail("NotFoundException", $"Pipe {call.Request.TextOf("Name")} does not exist.", 404);
        switch (call.Action)
        {
            case "DescribePipe": break;
            case "StartPipe": pipe.Start(); break;
            case "StopPipe": pipe.Stop(); break;
            default: throw new SimulationException($"The simulator does not know {call.Name}, called by {call.By.Name}. It knows DescribePipe, StartPipe and StopPipe.");
        }
        return Door.Answer.Of(pipe.Describe());
    }

    private static string ArnOf(AwsCall call) => call.Place.Arn("pipes", "pipe/" + call.Request.TextOf("Name"));

    private IPipeSource Source(Pipe pipe)
    {
        var caller = new PipeCaller(pipe, world);
        var target = PipeTargets.Of(pipe, caller);
        if (pipe.SourceSettings.WholeOf("BatchSize") > target.LargestBatch)
            throw new SimulationException($"The pipe {pipe.Arn} has a BatchSize of {pipe.BatchSize}, and its target {pipe.Target} takes {target.LargestBatch} at most: AWS refuses such a pipe.");
        var pipeline = new Pipeline(pipe, world, target, Enrichment.Of(pipe, world, caller));
        return pipe.SourceService switch
        {
            "sqs" when sqs.Find(pipe.Source) is { } queue => new QueueSource(pipe, world, queue, caller, Filter(pipe), pipeline),
            "kinesis" when kinesis.Find(pipe.Source) is { } stream => new StreamSource(pipe, world, new KinesisPipeStream(pipe, stream), caller, Filter(pipe), pipeline),
            "dynamodb" when tables.FindStream(pipe.Source) is { } table => new StreamSource(pipe, world, new TablePipeStream(table), caller, Filter(pipe), pipeline),
            "sqs" or "kinesis" or "dynamodb" => throw new SimulationException($"The pipe {pipe.Arn} reads {pipe.Source}, which does not exist."),
            _ => throw new SimulationException($"The pipe {pipe.Arn} has a source of a kind that the simulator does not know: {pipe.Source}. It knows SQS, Kinesis and DynamoDB streams."),
        };
    }

    private static Func<JsonMap, bool> Filter(Pipe pipe)
    {
        var (filters, error) = StreamFilters.Read(pipe.SourceParameters["FilterCriteria"]);
        return error is null ? filters.Matches : throw new SimulationException($"The pipe {pipe.Arn} has a filter that AWS refuses: {error.Message}");
    }
}
