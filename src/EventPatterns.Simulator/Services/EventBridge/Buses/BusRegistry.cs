using System.Diagnostics.CodeAnalysis;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.EventBridge.Buses;

/// <summary>All buses, of every account and region. Each place has its default bus from the beginning.</summary>
internal sealed class BusRegistry
{
    public const string Default = "default";

    private readonly Dictionary<string, EventBus> _buses = new(StringComparer.Ordinal);

    public IEnumerable<EventBus> All => _buses.Values;

    /// <summary>The ARN of a bus given by name or ARN; without either, of the default bus.</summary>
    public static string Arn(string? nameOrArn, Place place) => nameOrArn switch
    {
        null or "" => place.Arn("events", $"event-bus/{Default}"),
        _ when nameOrArn.StartsWith("arn:", StringComparison.Ordinal) => nameOrArn,
        _ => place.Arn("events", $"event-bus/{nameOrArn}"),
    };

    public EventBus Create(string name, Place place, string? description = null, DateTimeOffset at = default)
    {
        var arn = Arn(name, place);
        var bus = new EventBus(name, arn, place) { Description = description, CreatedAt = at, ModifiedAt = at };
        _buses.Add(arn, bus);
        return bus;
    }

    public bool TryFind(string? nameOrArn, Place place, [NotNullWhen(true)] out EventBus? bus)
    {
        var arn = Arn(nameOrArn, place);
        if (_buses.TryGetValue(arn, out bus)) return true;
        if (arn.EndsWith($":event-bus/{Default}", StringComparison.Ordinal)) bus = Create(Default, Arns.Place(arn));
        return bus is not null;
    }

    /// <summary>The default bus of a place: where AWS's own events go.</summary>
    public EventBus DefaultOf(Place place) => TryFind(null, place, out var bus) ? bus : throw new InvalidOperationException();

    public void Remove(EventBus bus) => _buses.Remove(bus.Arn);

    public static AwsError Missing(string? nameOrArn) => new("ResourceNotFoundException",
        $"Event bus {(nameOrArn is null ? Default : nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..])} does not exist.");
}
