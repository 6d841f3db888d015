using System.Text;

namespace EventPatterns.Simulator.Services.StepFunctions.Paths;

/// <summary>A quoted text within a path.</summary>
internal static class Quoted
{
    /// <summary>Takes the text between single or double quotes; a backslash takes the next letter as it is.</summary>
    public static string Take(Cursor cursor)
    {
        var quote = cursor.Take();
        if (quote is not ('\'' or '"')) throw cursor.Wrong("a quote was expected");
        var text = new StringBuilder();
        while (true)
        {
            var letter = cursor.Take();
            if (letter == quote) return text.ToString();
            text.Append(letter == '\\' ? cursor.Take() : letter);
        }
    }
}
