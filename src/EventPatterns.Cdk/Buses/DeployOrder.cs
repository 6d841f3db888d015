using Amazon.CDK;
using Constructs;

namespace EventPatterns.Cdk.Buses;

/// <summary>
/// Has a bus made before what AWS makes only when the bus is there. EventBridge asks a bus's policy when a rule is given it
/// as a target: without an answer PutTargets ends with AccessDeniedException.
/// Source: github.com/ministryofjustice/modernisation-platform-environments/pull/19002, github.com/aws/aws-cdk/pull/3323
/// </summary>
internal static class DeployOrder
{
    /// <summary>Puts one construct after another, in its template or among the stacks of its stage. Stages order themselves.</summary>
    /// <param name="path">Who asks, for the message.</param>
    /// <param name="bus">What has to be there.</param>
    /// <param name="then">What is made after it.</param>
    /// <exception cref="ArgumentException">The bus's stack waits for the other's already.</exception>
    public static void Put(string path, Construct bus, Construct then)
    {
        var (first, second) = (Stack.Of(bus), Stack.Of(then));
        if (Same(first, second))
        {
            then.Node.AddDependency(bus);
            return;
        }
        if (!Same(Stage.Of(first)!, Stage.Of(second)!)) return;
        if (Waits(first, second)) throw Circle(path, first.Node.Path, second.Node.Path);
        second.AddDependency(first);
    }

    private static bool Waits(Stack stack, Stack other) => stack.Dependencies.Any(needed => Same(needed, other) || Waits(needed, other));

    private static bool Same(Construct one, Construct other) => one.Node.Path == other.Node.Path;

    private static ArgumentException Circle(string path, string first, string second) => new(
        $"{path}: expected the rules that forward to the bus of {first} in a stack that can be deployed after it ({nameof(TopologyDomain)}.{nameof(TopologyDomain.Forwarding)}, or the rules of {nameof(Neighbour)}.{nameof(Neighbour.Gatekeeper)}); found {second}, which {first} waits for.");
}
