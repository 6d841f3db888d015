using System.Text;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Measures JSON without writing it.</summary>
internal static class JsonSize
{
    /// <summary>Whether the value as compact UTF-8 takes more bytes than allowed. Escapes count as the letters that they stand for.</summary>
    public static bool Exceeds(Json value, int bytes) => Spend(value, bytes) < 0;

    private static int Spend(Json value, int left)
    {
        switch (value)
        {
            case JsonString text:
                return left - 2 - Bytes(text.Value, left);
            case JsonMap map:
                left -= 1 + Math.Max(map.Count, 1);
                foreach (var (name, member) in map.Members)
                    if ((left = Spend(member, left - 3 - Bytes(name, left))) < 0) break;
                return left;
            case JsonList list:
                left -= 1 + Math.Max(list.Count, 1);
                for (var at = 0; at < list.Count && left >= 0; at++) left = Spend(list[at], left);
                return left;
            case JsonNumber number:
                return left - (number.Whole is { } whole ? Digits(whole) : number.Text.Length);
            default:
                return left - 5;
        }
    }

    private static int Digits(long number)
    {
        var digits = number < 0 ? 2 : 1;
        while ((number /= 10) != 0) digits++;
        return digits;
    }

    private static int Bytes(string text, int left) => text.Length > left ? text.Length : Encoding.UTF8.GetByteCount(text);
}
