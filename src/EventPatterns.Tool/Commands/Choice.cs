using System.CommandLine;

namespace EventPatterns.Tool.Commands;

/// <summary>An option that takes one of a few words.</summary>
internal static class Choice
{
    public static Option<T> Of<T>(string name, T usual, string description)
        where T : struct, Enum
    {
        var words = string.Join('|', Enum.GetNames<T>().Select(word => word.ToLowerInvariant()));
        var option = new Option<T>(name)
        {
            Description = description,
            HelpName = words,
            DefaultValueFactory = _ => usual,
            CustomParser = result =>
            {
                var given = result.Tokens.SingleOrDefault()?.Value;
                if (!int.TryParse(given, out _) && Enum.TryParse<T>(given, ignoreCase: true, out var chosen)) return chosen;
                result.AddError($"{name}: '{given}' is none of {words.Replace("|", ", ", StringComparison.Ordinal)}.");
                return usual;
            },
        };
        return option;
    }
}
