using System.Text;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Access;

/// <summary>A Kinesis stream of a simulation.</summary>
public sealed class SimulatedStream
{
    private readonly Simulation _simulation;

    internal SimulatedStream(Simulation simulation, Resource resource)
    {
        _simulation = simulation;
        Resource = resource;
    }

    /// <summary>The stream in its template.</summary>
    public Resource Resource { get; }

    /// <summary>Puts a record.</summary>
    /// <param name="partitionKey">What chooses the shard: 1 to 256 characters.</param>
    /// <param name="data">The record's data, as text.</param>
    public void Put(string partitionKey, string data) => _simulation.Call("kinesis", "PutRecord", Request(Resource, partitionKey, data), Resource.Place);

    internal static JsonMap Request(Resource stream, string partitionKey, string data) => JsonMap.Of(
        ("StreamARN", stream.Arn!),
        ("PartitionKey", partitionKey),
        ("Data", Convert.ToBase64String(Encoding.UTF8.GetBytes(data))));
}
