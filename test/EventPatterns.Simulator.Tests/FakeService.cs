using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Tests;

/// <summary>A service that remembers its calls and answers as the test says.</summary>
internal sealed class FakeService(string name, Func<AwsCall, Answer>? answer = null) : IAwsService
{
    public List<AwsCall> Calls { get; } = [];

    /// <summary>How it answers; by default with nothing.</summary>
    public Func<AwsCall, Answer> Reply { get; set; } = answer ?? (_ => Answer.Empty);

    public string Name => name;

    public IEnumerable<Permission> Permissions(AwsCall call) => [new Permission(call.Name, "*")];

    public ValueTask<Answer> Perform(AwsCall call)
    {
        Calls.Add(call);
        return ValueTask.FromResult(Reply(call));
    }
}
