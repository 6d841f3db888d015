namespace EventPatterns.Simulator.Billing;

/// <summary>What AWS charges for, by the names of the price list (prices.json).</summary>
internal static class Charges
{
    public const string CustomEvent = "events.custom";
    public const string EventElsewhere = "events.elsewhere";
    public const string DestinationCall = "events.destination";
    public const string ReplayedEvent = "events.replayed";
    public const string ArchivedGigabyte = "events.archived";
    public const string PipeRequest = "pipes.request";
    public const string ScheduledInvocation = "scheduler.invocation";
    public const string StateTransition = "states.transition";
    public const string ExpressRequest = "states.express";
    public const string ExpressGigabyteHour = "states.duration";
    public const string QueueRequest = "sqs.standard";
    public const string FifoQueueRequest = "sqs.fifo";
    public const string TopicMessage = "sns.standard";
    public const string FifoTopicMessage = "sns.fifo";
    public const string TableRead = "dynamodb.read";
    public const string TableWrite = "dynamodb.write";
    public const string StreamPut = "kinesis.put";
    public const string StreamGigabyte = "kinesis.ingested";
    public const string HttpApiRequest = "api.http";
    public const string RestApiRequest = "api.rest";
    public const string FunctionRequest = "lambda.request";
    public const string LogGigabyte = "logs.ingested";
    public const string HttpDelivery = "sns.http";
    public const string EmailDelivery = "sns.email";
    public const string FirehoseDelivery = "sns.firehose";
    public const string PushDelivery = "sns.application";
    public const string StreamGigabyteRead = "kinesis.retrieved";
    public const string SecretCall = "secrets.call";
    public const string KeyRequest = "kms.request";

    // Those without a price.
    public const string EventAbroad = "events.abroad";
    public const string TaskSecret = "http.secret";
    public const string FunctionDuration = "lambda.duration";
    public const string FifoTopicPayload = "sns.fifo.payload";
    public const string SmsDelivery = "sns.sms";
    public const string KeyUse = "kms.use";
    public const string StreamRead = "dynamodb:GetRecords";
    public const string CompositeAlarm = "alarm.composite";
    public const string StreamConsumer = "consumer";
}
