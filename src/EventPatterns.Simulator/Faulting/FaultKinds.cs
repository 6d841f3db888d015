using System.Text.Json;

namespace EventPatterns.Simulator.Faulting;

/// <summary>The kinds by the names that the command line has for them: <c>late-deliveries</c>.</summary>
internal static class FaultKinds
{
    public static IReadOnlyList<FaultKind> All { get; } = Enum.GetValues<FaultKind>();

    private static readonly string[] Names = [.. All.Select(kind => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()))];

    public static string List { get; } = string.Join(", ", Names);

    public static string Name(FaultKind kind) => Names[(int)kind];

    public static FaultKind? Find(string name) => Array.IndexOf(Names, name) is >= 0 and var at ? All[at] : null;
}
