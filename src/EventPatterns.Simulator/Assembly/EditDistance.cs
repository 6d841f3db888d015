namespace EventPatterns.Simulator.Assembly;

/// <summary>How many letters must change to make one word of another (Levenshtein), whatever their case.</summary>
internal static class EditDistance
{
    public static int Between(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var (diagonal, previous) = (row[0], row[0] = i);
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = previous = Math.Min(substitution, 1 + Math.Min(diagonal, previous));
            }
        }
        return row[^1];
    }
}
