using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Billing;

/// <summary>How AWS turns bytes into what it charges for.</summary>
internal static class Sizes
{
    private const int Kilobyte = 1024;
    private const decimal Gigabyte = 1024m * 1024 * 1024;

    /// <summary>How many pieces of so many kilobytes the bytes make: one at least.</summary>
    public static long Pieces(long bytes, int kilobytes) => Math.Max(1, (bytes + (kilobytes * Kilobyte) - 1) / (kilobytes * Kilobyte));

    public static decimal Gigabytes(long bytes) => bytes / Gigabyte;

    /// <summary>The bytes of a text itself, or of a value's JSON; none where there is none.</summary>
    public static int Bytes(Json? value) => value switch
    {
        null => 0,
        JsonString text => text.TextLength,
        _ => value.Utf8Length,
    };
}
