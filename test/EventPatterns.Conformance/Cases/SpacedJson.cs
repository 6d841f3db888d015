using EventPatterns.Simulator.Data;

namespace EventPatterns.Conformance.Cases;

/// <summary>Spells JSON with a space behind each comma and colon, as the recorder did: messages that quote the text depend on it.</summary>
internal static class SpacedJson
{
    public static string Spell(Json value) => value switch
    {
        JsonMap map => $"{{{string.Join(", ", map.Select(member => $"{new JsonString(member.Key)}: {Spell(member.Value)}"))}}}",
        JsonList list => $"[{string.Join(", ", list.Select(Spell))}]",
        _ => value.ToString(),
    };
}
