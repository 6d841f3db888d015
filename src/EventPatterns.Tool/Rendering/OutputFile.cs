namespace EventPatterns.Tool.Rendering;

/// <summary>Files that the user asked for.</summary>
internal static class OutputFile
{
    /// <exception cref="InputException">The file can't be written there.</exception>
    public static async Task Write(string file, string text, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllTextAsync(file, text, cancellation).ConfigureAwait(false);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{file} can't be written: {wrong.Message}");
        }
    }
}
