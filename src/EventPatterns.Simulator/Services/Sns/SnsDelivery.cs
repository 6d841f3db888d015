using EventPatterns.Simulator.Billing;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Sns;

/// <summary>
/// Brings messages to a topic's subscribers. A subscriber of AWS's own is tried for days; a refusal or a missing queue is
/// not tried again (sns/latest/dg/sns-message-delivery-retries.html). Then the subscription's dead-letter queue gets it.
/// </summary>
internal sealed class SnsDelivery(World world)
{
    private const int MostRetries = 100_015;
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(20);

    public void Begin(Subscription subscription, Publication publication)
    {
        if (!subscription.Filter.Passes(publication.Message, publication.Attributes)) return;
        for (var copy = publication.SequenceNumber is null ? world.Faults.Copies(subscription.Arn, publication.Cause) : 1; copy > 0; copy--)
            world.Loop.After(world.Faults.Lateness(subscription.Arn, publication.Cause), () => world.Loop.Begin(() => Deliver(subscription, publication)));
    }

    private async Task Deliver(Subscription subscription, Publication publication)
    {
        var moment = world.Trace.Add(MomentKind.Delivery, subscription.Endpoint, Arns.Name(subscription.Arn), publication.Cause, request: publication.Envelope(subscription));
        if (Request(subscription, publication) is not { } request)
        {
            moment.Note = $"SNS sends it by {subscription.Protocol}, where the simulation ends.";
            Meter(subscription, publication);
            return;
        }
        var (answer, retries) = await Try(subscription, request, moment).ConfigureAwait(false);
        moment.Answer = answer;
        if (answer.Error is { } error) await GiveUp(subscription, publication, error, retries, moment).ConfigureAwait(false);
    }

    /// <summary>To queues and functions SNS delivers for nothing; all else costs by the 64 KB.</summary>
    private void Meter(Subscription subscription, Publication publication)
    {
        var charge = subscription.Protocol switch
        {
            "http" or "https" => Charges.HttpDelivery,
            "email" or "email-json" => Charges.EmailDelivery,
            "application" => Charges.PushDelivery,
            "firehose" => Charges.FirehoseDelivery,
            "sms" => Charges.SmsDelivery,
            var other => $"deliveries by {other}",
        };
        world.Meter.Use(charge, subscription.Arn[..subscription.Arn.LastIndexOf(':')], Sizes.Pieces(Sizes.Bytes(publication.Message), 64));
    }

    private async Task<(Answer Answer, int Retries)> Try(Subscription subscription, (string Service, string Action, JsonMap Body) request, Moment moment)
    {
        for (var retries = 0; ; retries++)
        {
            var answer = await Call(subscription, request.Service, request.Action, request.Body, subscription.Endpoint, moment).ConfigureAwait(false);
            if (answer.Error is not { Retryable: true } || retries == MostRetries) return (answer, retries);
            await world.Loop.Delay(Backoff(retries)).ConfigureAwait(false);
        }
    }

    // Three times at once, twice after a second, ten times ever more slowly, then every 20 seconds.
    private static TimeSpan Backoff(int retries) => retries switch
    {
        < 3 => TimeSpan.Zero,
        < 5 => TimeSpan.FromSeconds(1),
        < 15 => TimeSpan.FromSeconds(Math.Min(LongestBackoff.TotalSeconds, Math.Pow(1.35, retries - 4))),
        _ => LongestBackoff,
    };

    private async Task GiveUp(Subscription subscription, Publication publication, AwsError error, int retries, Moment moment)
    {
        if (subscription.DeadLetterArn is not { } queue)
        {
            moment.Lost = true;
            moment.Note = $"Dropped after {retries} retries: {error.Message} The subscription has no dead-letter queue.";
            return;
        }
        var request = new JsonMapBuilder()
            .Set("QueueUrl", Arns.QueueUrl(queue))
            .Set("MessageBody", subscription.Raw ? publication.MessageFor(subscription.Protocol) : publication.Envelope(subscription).ToString())
            .SetIf("MessageGroupId", publication.GroupId is null ? null : (Json)publication.GroupId)
            .SetIf("MessageDeduplicationId", publication.DeduplicationId is null ? null : (Json)publication.DeduplicationId)
            .Build();
        var answer = await Call(subscription, "sqs", "SendMessage", request, queue, moment).ConfigureAwait(false);
        moment.Lost = !answer.Ok;
        moment.Note = answer.Ok
            ? $"Sent to the dead-letter queue after {retries} retries: {error.Message}"
            : $"Lost: the dead-letter queue refused it too. {answer.Error.Message}";
    }

    private ValueTask<Answer> Call(Subscription subscription, string service, string action, JsonMap body, string resourceArn, Moment cause)
    {
        var topic = subscription.Arn[..subscription.Arn.LastIndexOf(':')];
        var sns = Principal.Service("sns.amazonaws.com", Arns.Place(topic), topic);
        return world.Door.Call(new AwsCall(sns, service, action, body, cause) { Place = Arns.Place(resourceArn), Persistent = resourceArn == subscription.DeadLetterArn });
    }

    private static (string Service, string Action, JsonMap Body)? Request(Subscription subscription, Publication publication) => subscription.Protocol switch
    {
        "sqs" => ("sqs", "SendMessage", Message(subscription, publication)),
        "lambda" => ("lambda", "Invoke", JsonMap.Of(
            ("FunctionName", subscription.Endpoint),
            ("InvocationType", "Event"),
            ("Payload", JsonMap.Of(("Records", JsonList.Of(JsonMap.Of(
                ("EventVersion", "1.0"),
                ("EventSubscriptionArn", subscription.Arn),
                ("EventSource", "aws:sns"),
                ("Sns", publication.Envelope(subscription))))))))),
        _ => null,
    };

    private static JsonMap Message(Subscription subscription, Publication publication) => new JsonMapBuilder()
        .Set("QueueUrl", Arns.QueueUrl(subscription.Endpoint))
        .Set("MessageBody", subscription.Raw ? publication.MessageFor("sqs") : publication.Envelope(subscription).ToString())
        .SetIf("MessageAttributes", subscription.Raw && publication.Attributes.Count > 0 ? publication.Attributes : null)
        .SetIf("MessageGroupId", publication.GroupId is null ? null : (Json)publication.GroupId)
        .SetIf("MessageDeduplicationId", publication.DeduplicationId is null ? null : (Json)publication.DeduplicationId)
        .Build();
}
