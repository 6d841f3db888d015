using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using EventPatterns.Client.Aws;
using EventPatterns.Events;

namespace EventPatterns.Client.Orchestration;

/// <summary>
/// Returns the task tokens of steps that wait. A token works only inside the account that gave it out
/// (docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html): another account replies with an event.
/// Safe for use by several threads.
/// </summary>
/// <param name="connection">How to reach Step Functions; default: as the AWS SDK finds it.</param>
public sealed class TaskReplies(AwsConnection? connection = null) : IDisposable
{
    // docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html, API_SendTaskFailure.html
    private const int MostOutputBytes = 262_144;
    private const int LongestError = 256;
    private const int LongestCause = 32_768;

    private readonly StepFunctionsCalls _calls = new(connection ?? new());

    /// <summary>The step succeeded.</summary>
    /// <param name="token">The task token.</param>
    /// <param name="output">What the step gives; serialised as events are, at most 262,144 bytes.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>True where the step took the reply; false where it no longer waits: it timed out, or was answered before.</returns>
    /// <exception cref="ArgumentException">The token is not one, or the output is too large.</exception>
    public Task<bool> SucceedAsync<T>(string token, T output, CancellationToken cancellation = default)
    {
        var json = JsonSerializer.Serialize(output, EventJson.Options);
        var bytes = Encoding.UTF8.GetByteCount(json);
        if (bytes > MostOutputBytes) throw new ArgumentException($"The output has {bytes} bytes; expected at most {MostOutputBytes}.", nameof(output));
        return Reply(token, () => _calls.SendTaskSuccess(token, json, cancellation));
    }

    /// <summary>The step failed.</summary>
    /// <param name="token">The task token.</param>
    /// <param name="error">The error's name, which the workflow may catch; at most 256 characters.</param>
    /// <param name="cause">What happened, for a person; at most 32,768 characters.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>As <see cref="SucceedAsync"/>.</returns>
    /// <exception cref="ArgumentException">The token is not one, or a text is too long.</exception>
    public Task<bool> FailAsync(string token, string error, string cause, CancellationToken cancellation = default)
    {
        AtMost(LongestError, error, nameof(error));
        AtMost(LongestCause, cause, nameof(cause));
        return Reply(token, () => _calls.SendTaskFailure(token, error, cause, cancellation));
    }

    /// <summary>The step's work goes on.</summary>
    /// <param name="token">The task token.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>As <see cref="SucceedAsync"/>: on false, stop working.</returns>
    /// <exception cref="ArgumentException">The token is not one.</exception>
    public Task<bool> HeartbeatAsync(string token, CancellationToken cancellation = default) =>
        Reply(token, () => _calls.SendTaskHeartbeat(token, cancellation));

    /// <inheritdoc/>
    public void Dispose() => _calls.Dispose();

    private static async Task<bool> Reply(string token, Func<Task> call)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        try
        {
            await call().ConfigureAwait(false);
            return true;
        }
        catch (AmazonServiceException exception) when (exception.ErrorCode is "TaskTimedOut" or "TaskDoesNotExist")
        {
            return false;
        }
        catch (AmazonServiceException exception) when (exception.ErrorCode is "InvalidToken")
        {
            throw new ArgumentException($"Step Functions does not know the token: {exception.Message}", nameof(token), exception);
        }
    }

    private static void AtMost(int longest, string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text, name);
        if (text.Length > longest) throw new ArgumentException($"The {name} has {text.Length} characters; expected at most {longest}.", name);
    }
}
