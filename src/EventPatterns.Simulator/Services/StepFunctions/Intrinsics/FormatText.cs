using System.Text;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Intrinsics;

/// <summary><c>States.Format</c>: each <c>{}</c> of the first argument becomes the next one.</summary>
internal static class FormatText
{
    /// <summary>Marks a brace that was escaped in the template. It is a noncharacter, so no text holds it.</summary>
    public const char Escape = '\uFFFE';

    public static Json Format(IntrinsicInput input)
    {
        var template = input.Text(0);
        var text = new StringBuilder();
        var next = 1;
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] == Escape && at + 1 < template.Length) text.Append(template[++at]);
            else if (!template.AsSpan(at).StartsWith("{}")) text.Append(template[at]);
            else
            {
                text.Append(next < input.Count ? Java(input[next++]) : throw Mismatch(template));
                at++;
            }
        }
        return next == input.Count ? text.ToString() : throw Mismatch(template);
    }

    /// <summary>AWS spells objects and arrays as Java's collections do: <c>{a=1, b=[x]}</c>.</summary>
    private static string Java(Json value) => value switch
    {
        JsonString text => text.Value,
        JsonNumber number => number.Text,
        JsonMap map => "{" + string.Join(", ", map.Select(member => $"{member.Key}={Java(member.Value)}")) + "}",
        JsonList list => "[" + string.Join(", ", list.Select(Java)) + "]",
        _ => value.ToString(),
    };

    private static IntrinsicException Mismatch(string template) =>
        new($"number of arguments do not match the occurrences of {{}} in {template.Replace(Escape, '\\')}");
}
