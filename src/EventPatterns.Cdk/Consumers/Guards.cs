using Amazon.CDK;
using EventPatterns.Cdk.Events;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Consumers;

/// <summary>Drops an event that comes after its <c>expiresAt</c>, and says so with <see cref="EventExpired"/>.</summary>
public sealed record ExpiryGuard;

/// <summary>
/// Handles an event once, whoever delivers it again: by <c>eventId</c>, in a table of the consumer. An event whose
/// handling is under way elsewhere returns to the queue.
/// </summary>
public sealed record IdempotencyGuard
{
    /// <summary>
    /// How long an event is remembered, from when its message was sent. It must outlast every way in which an event may
    /// come again: the queue's four days, the fourteen of the dead-letter queue, an archive's replay. Whole days, from 18
    /// to 365; default 30.
    /// </summary>
    public Duration Window { get; init; } = Duration.Days(30);
}

/// <summary>
/// Skips an event that is older than one already handled of the same entity (by <c>metadata.sequence</c>), and says so
/// with <see cref="EventStale"/>. For events that carry the whole state of an entity, of which the latest is enough; an
/// event without a sequence is dead-lettered.
/// </summary>
public sealed record OrderingGuard
{
    private OrderingGuard(string entityPath) => EntityPath = entityPath;

    /// <summary>
    /// How long the last sequence of an entity is remembered after its latest event. Whole days, from 18 to 365;
    /// default 30.
    /// </summary>
    public Duration Window { get; init; } = Duration.Days(30);

    /// <summary>The JSON path of the entity's key in the event.</summary>
    internal string EntityPath { get; }

    /// <summary>Orders the events of one entity, whose key the member holds.</summary>
    /// <exception cref="ArgumentException">The member is no string or number.</exception>
    public static OrderingGuard By<T>(System.Linq.Expressions.Expression<Func<T, object?>> entity) where T : notnull
    {
        var path = ContractPath.Of(entity);
        return JsonKinds.OfType(path.ValueType) is JsonKind.String or JsonKind.Number && !path.Steps.Any(step => step.IsList)
            ? new(path.JsonPath)
            : throw new ArgumentException($"OrderingGuard: expected one string or number that is the entity's key; {typeof(T).Name}: {path} is {path.ValueType.Name}.", nameof(entity));
    }
}
