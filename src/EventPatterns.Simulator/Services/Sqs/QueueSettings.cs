using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>
/// A queue's attributes with AWS's defaults and bounds (AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html).
/// The names of CloudFormation's properties and of the API's attributes are the same.
/// </summary>
internal sealed record QueueSettings
{
    private static readonly (string Name, long Least, long Most)[] Bounds =
    [
        ("VisibilityTimeout", 0, 43_200),
        ("DelaySeconds", 0, 900),
        ("MessageRetentionPeriod", 60, 1_209_600),
        ("MaximumMessageSize", 1_024, MessageSize.Most),
        ("ReceiveMessageWaitTimeSeconds", 0, 20),
    ];

    public bool Fifo { get; private init; }

    public TimeSpan VisibilityTimeout { get; private init; }

    public TimeSpan Delay { get; private init; }

    public TimeSpan Retention { get; private init; }

    public long MaximumMessageSize { get; private init; }

    public TimeSpan ReceiveWait { get; private init; }

    public bool ContentBasedDeduplication { get; private init; }

    /// <summary>Whether a FIFO queue tells duplicates apart within a message group alone.</summary>
    public bool DeduplicatesByGroup { get; private init; }

    public RedrivePolicy? Redrive { get; private init; }

    public RedriveAllowPolicy RedriveAllow { get; private init; } = RedriveAllowPolicy.All;

    /// <summary>The KMS key that encrypts the messages; null where SQS's own key does, which asks nobody's permission.</summary>
    public string? KmsKey { get; private init; }

    /// <summary>The attributes that were given, for those who ask for them back.</summary>
    public JsonMap Given { get; private init; } = JsonMap.Empty;

    /// <summary>The settings, or why AWS refuses them.</summary>
    public static QueueSettings? From(Json given, out string? wrong)
    {
        wrong = OutOfBounds(given);
        if (wrong is not null) return null;
        return new QueueSettings
        {
            Fifo = given.FlagOf("FifoQueue"),
            VisibilityTimeout = Seconds(given, "VisibilityTimeout", 30),
            Delay = Seconds(given, "DelaySeconds", 0),
            Retention = Seconds(given, "MessageRetentionPeriod", 345_600),
            MaximumMessageSize = given.WholeOf("MaximumMessageSize") ?? MessageSize.Most,
            ReceiveWait = Seconds(given, "ReceiveMessageWaitTimeSeconds", 0),
            ContentBasedDeduplication = given.FlagOf("ContentBasedDeduplication"),
            DeduplicatesByGroup = given.TextOf("DeduplicationScope") == "messageGroup",
            Redrive = RedrivePolicy.From(given.MapOf("RedrivePolicy")),
            RedriveAllow = RedriveAllowPolicy.From(given.MapOf("RedriveAllowPolicy")),
            KmsKey = given.TextOf("KmsMasterKeyId") is { Length: > 0 } key ? key : null,
            Given = given as JsonMap ?? JsonMap.Empty,
        };
    }

    private static string? OutOfBounds(Json given)
    {
        foreach (var (name, least, most) in Bounds)
        {
            if (given[name] is null) continue;
            if (given.WholeOf(name) is not { } value || value < least || value > most)
                return $"Invalid value for the parameter {name}. It must be a whole number from {least} to {most}.";
        }
        return null;
    }

    private static TimeSpan Seconds(Json given, string name, long otherwise) => TimeSpan.FromSeconds(given.WholeOf(name) ?? otherwise);
}

/// <summary>Where a queue's messages go that were received too often.</summary>
internal sealed record RedrivePolicy(string DeadLetterArn, long MaxReceives)
{
    public static RedrivePolicy? From(Json? policy) =>
        policy?.TextOf("deadLetterTargetArn") is { } arn ? new(arn, policy.WholeOf("maxReceiveCount") ?? 10) : null;
}

/// <summary>Which queues may name this one their dead-letter queue.</summary>
internal sealed record RedriveAllowPolicy(string Permission, IReadOnlyList<string> Sources)
{
    public static RedriveAllowPolicy All { get; } = new("allowAll", []);

    public bool Allows(string sourceArn) => Permission switch
    {
        "denyAll" => false,
        "byQueue" => Sources.Contains(sourceArn),
        _ => true,
    };

    public static RedriveAllowPolicy From(Json? policy) => policy?.TextOf("redrivePermission") is { } permission
        ? new(permission, [.. policy.ListOf("sourceQueueArns").OfType<JsonString>().Select(arn => arn.Value)])
        : All;
}
