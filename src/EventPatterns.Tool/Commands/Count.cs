using System.CommandLine;
using System.Globalization;

namespace EventPatterns.Tool.Commands;

/// <summary>Options that say how many.</summary>
internal static class Count
{
    /// <summary>An option of a whole number from 1.</summary>
    public static Option<int> Of(string name, int usual, string description)
    {
        var option = new Option<int>(name) { HelpName = "N", Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            // What is no number is refused by the parser itself.
            if (int.TryParse(result.Tokens.SingleOrDefault()?.Value, CultureInfo.InvariantCulture, out var count) && count < 1) result.AddError($"{name} must be at least 1.");
        });
        return option;
    }
}
