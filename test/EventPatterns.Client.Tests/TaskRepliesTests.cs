using Amazon.Runtime;
using EventPatterns.Client.Orchestration;

namespace EventPatterns.Client.Tests;

public sealed class TaskRepliesTests
{
    [Fact]
    public async Task Replies_AreSignedCallsOfStepFunctions()
    {
        using var aws = new AwsStandIn(_ => AwsReply.Empty);
        using var replies = new TaskReplies(aws.Connection);

        Assert.True(await replies.SucceedAsync("t-1", new OrderPlaced("o-1", 12.5m), TestContext.Current.CancellationToken));
        Assert.True(await replies.FailAsync("t-1", "Payment.Declined", "card expired", TestContext.Current.CancellationToken));
        Assert.True(await replies.HeartbeatAsync("t-1", TestContext.Current.CancellationToken));

        Assert.Equal(
            [
                ("AWSStepFunctions.SendTaskSuccess", """{"taskToken":"t-1","output":"{\"orderId\":\"o-1\",\"total\":12.5}"}"""),
                ("AWSStepFunctions.SendTaskFailure", """{"taskToken":"t-1","error":"Payment.Declined","cause":"card expired"}"""),
                ("AWSStepFunctions.SendTaskHeartbeat", """{"taskToken":"t-1"}"""),
            ],
            aws.Calls.Select(call => (call.Target, call.Body.GetRawText())));
        Assert.All(aws.Calls, call => Assert.Contains("/eu-west-1/states/aws4_request", call.Headers["Authorization"], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TaskTimedOut")]
    [InlineData("TaskDoesNotExist")]
    public async Task Reply_StepThatNoLongerWaits_ChangesNothing(string code)
    {
        using var aws = new AwsStandIn(_ => AwsReply.Error(code, "too late"));
        using var replies = new TaskReplies(aws.Connection);

        Assert.False(await replies.SucceedAsync("t-1", 1, TestContext.Current.CancellationToken));
        Assert.False(await replies.FailAsync("t-1", "E", "", TestContext.Current.CancellationToken));
        Assert.False(await replies.HeartbeatAsync("t-1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Reply_ForgedToken_IsTheCallersMistake()
    {
        using var aws = new AwsStandIn(_ => AwsReply.Error("InvalidToken", "malformed"));
        using var replies = new TaskReplies(aws.Connection);

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => replies.HeartbeatAsync("forged", TestContext.Current.CancellationToken));

        Assert.StartsWith("Step Functions does not know the token: malformed", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_AnyOtherError_IsThrown()
    {
        using var aws = new AwsStandIn(_ => AwsReply.Error("AccessDeniedException", "no states:SendTaskHeartbeat"));
        using var replies = new TaskReplies(aws.Connection);

        var exception = await Assert.ThrowsAsync<AmazonServiceException>(() => replies.HeartbeatAsync("t-1", TestContext.Current.CancellationToken));

        Assert.Equal(("AccessDeniedException", "no states:SendTaskHeartbeat"), (exception.ErrorCode, exception.Message));
    }

    [Fact]
    public async Task Reply_TooLarge_IsRefusedBeforeItIsSent()
    {
        using var aws = new AwsStandIn(_ => AwsReply.Empty);
        using var replies = new TaskReplies(aws.Connection);

        await Assert.ThrowsAsync<ArgumentException>(() => replies.SucceedAsync("t-1", new string('x', 262_143), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(() => replies.FailAsync("t-1", new string('x', 257), "", TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(() => replies.FailAsync("t-1", "E", new string('x', 32_769), TestContext.Current.CancellationToken));

        Assert.Empty(aws.Calls);
    }
}
