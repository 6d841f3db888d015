using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Provisioning;
using EventPatterns.Simulator.Services.DynamoDb.Operations;
using EventPatterns.Simulator.Services.DynamoDb.Streams;
using EventPatterns.Simulator.Services.DynamoDb.Tables;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb;

/// <summary>Amazon DynamoDB: tables, indexes, transactions, streams and time to live.</summary>
internal sealed class DynamoDbService : IAwsService, IProvisioner, ITableStreams
{
    private readonly World _world;
    private readonly Database _database;
    private bool _sweeping;

    public DynamoDbService(World world)
    {
        _world = world;
        _database = new(() => world.Loop.Now, world.Random.NextUuid);
    }

    public string Name => "dynamodb";

    public IReadOnlyList<string> Types { get; } = ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"];

    public void Provision(Resource resource) =>
        Provision(resource.Arn!, resource.Name, resource.Properties, (resource.Attributes.GetValueOrDefault("StreamArn") as JsonString)?.Value);

    /// <summary>Makes the table of an <c>AWS::DynamoDB::Table</c> or <c>AWS::DynamoDB::GlobalTable</c>.</summary>
    /// <param name="arn">The table's ARN.</param>
    /// <param name="name">The table's name.</param>
    /// <param name="properties">The resource's properties, resolved.</param>
    /// <param name="streamArn">The ARN of its stream, where it has one; by default it is made of the time.</param>
    /// <exception cref="SimulationException">AWS would refuse the properties, or the simulator does not know them.</exception>
    public void Provision(string arn, string name, Json properties, string? streamArn = null)
    {
        if (properties.ListOf("Replicas").Count > 1)
            throw new SimulationException($"{arn}: the simulator does not replicate global tables. Give the table one replica, in its own region.");
        if (TableOperations.Make(_database, arn, name, properties, streamArn, out var table) is { } wrong)
            throw new SimulationException($"{arn}: {wrong.Message} Correct the table's properties.");
        var expiry = properties["TimeToLiveSpecification"];
        if (expiry?.FlagOf("Enabled") == true) table!.TimeToLive = expiry.TextOf("AttributeName");
        SweepFromNowOn();
    }

    /// <summary>The table with this ARN, or null.</summary>
    public Table? Find(string arn) => _database.Find(arn);

    /// <summary>The table's items in DynamoDB JSON, in the order of a scan.</summary>
    public IReadOnlyList<JsonMap> Items(string arn) => [.. TableOf(arn).Items.All.Select(item => item.ToJson())];

    /// <summary>The item with this key (in DynamoDB JSON), or null.</summary>
    public JsonMap? Item(string arn, Json key)
    {
        var table = TableOf(arn);
        var wrong = ValueReader.ReadMap(key, out var read)?.Message ?? KeyRules.Key(table.Key, read)?.Message;
        if (wrong is not null) throw new SimulationException($"{arn}: {wrong}: {key}. Give the key's attributes in DynamoDB JSON.");
        return table.Items.Find(ItemKey.Of(table.Key, read))?.ToJson();
    }

    public TableStream? FindStream(string streamArn) => _database.Tables.FirstOrDefault(table => table.Stream?.Arn == streamArn)?.Stream;

    public TableStream? StreamOf(string tableArn) => _database.Find(tableArn)?.Stream;

    public IEnumerable<Permission> Permissions(AwsCall call) =>
        StreamCalls.Handles(call.Action) ? [new Permission(call.Name, StreamCalls.ArnOf(call.Request) ?? "*")] : TablePermissions.Of(_database, call);

    public ValueTask<Answer> Perform(AwsCall call)
    {
        if (StreamCalls.Handles(call.Action)) return ValueTask.FromResult(StreamCalls.Perform(this, call));
        _database.Cause = call.Cause;
        var answer = CapacityMeter.Perform(_world.Meter, call, request => DynamoDbEngine.Perform(_database, call.Action, request, call.Place));
        if (call.Action == "UpdateTimeToLive") SweepFromNowOn();
        return ValueTask.FromResult(answer);
    }

    private Table TableOf(string arn) => _database.Find(arn)
        ?? throw new SimulationException($"There is no table {arn}. There are {string.Join(", ", _database.Tables.Select(table => table.Arn))}.");

    private void SweepFromNowOn()
    {
        if (_sweeping || _database.Tables.All(table => table.TimeToLive is null)) return;
        _sweeping = true;
        _world.Loop.After(TimeToLive.Interval, Sweep, background: true);
    }

    private void Sweep()
    {
        _database.Cause = null;
        foreach (var table in _database.Tables) TimeToLive.Sweep(table, _world.Loop.Now, _world.Random);
        _world.Loop.After(TimeToLive.Interval, Sweep, background: true);
    }
}
