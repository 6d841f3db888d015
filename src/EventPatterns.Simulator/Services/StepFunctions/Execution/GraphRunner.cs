using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Goes from state to state. A loop, not a recursion: a machine may circle as long as its history has room.</summary>
internal static class GraphRunner
{
    public static async ValueTask<Step> Run(StateGraph graph, Json input, Frame frame)
    {
        var state = graph.First;
        while (true)
        {
            frame.Cancellation.ThrowIfCancellationRequested();
            var step = await StateRunner.Run(state, input, frame).ConfigureAwait(false);
            frame.Cancellation.ThrowIfCancellationRequested();
            if (step.Error is not null || step.Next is null) return step;
            state = graph.States[step.Next];
            input = step.Output;
        }
    }
}
