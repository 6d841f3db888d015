using System.Globalization;
using System.Text.Json.Nodes;

namespace EventPatterns.Client.Circuits;

/// <summary>How a circuit stands, as its item in the table has it.</summary>
public sealed record CircuitStatus
{
    /// <summary>The circuit's name.</summary>
    public required string Circuit { get; init; }

    /// <summary><c>Closed</c>, <c>Open</c>, <c>HalfOpen</c> or <c>Isolated</c>. A circuit that nothing has happened to is closed.</summary>
    public required string State { get; init; }

    /// <summary>Since when; null where it was never anything but closed.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>From when on events are held that are not yet replayed to the end; null where there are none.</summary>
    public DateTimeOffset? HeldFrom { get; init; }

    /// <summary>How many transitions it has made.</summary>
    public int Transitions { get; init; }

    /// <summary>Reads the item as plain JSON.</summary>
    /// <param name="circuit">The circuit's name.</param>
    /// <param name="item">The item; null where the table has none.</param>
    /// <exception cref="InvalidDataException">It is no circuit's item.</exception>
    public static CircuitStatus Of(string circuit, JsonObject? item)
    {
        if (item is null) return new() { Circuit = circuit, State = "Closed" };
        return new()
        {
            Circuit = circuit,
            State = (string?)item["state"] ?? throw new InvalidDataException($"The item {circuit} has no \"state\": it is no circuit's. Is this the table of the breaker's CircuitTable?"),
            Since = Time(item["since"]),
            HeldFrom = Time(item["heldFrom"]),
            Transitions = int.Parse(item["version"]?.ToString() ?? "0", CultureInfo.InvariantCulture),
        };
    }

    private static DateTimeOffset? Time(JsonNode? value) =>
        (string?)value is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;
}
