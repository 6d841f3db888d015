using System.Globalization;

namespace EventPatterns.Simulator.Faulting;

/// <summary>
/// One fault, by the place where it strikes: the n-th time that its kind could have struck there. A place is a caller with an
/// action, a deliverer, a state or a vendor, so that taking one fault out of a plan moves those elsewhere as little as can be.
/// </summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Place">Where: <c>dynamodb:PutItem/ShippingRole</c>.</param>
/// <param name="Occurrence">The how-manieth time, from 1.</param>
public sealed record Fault(FaultKind Kind, string Place, int Occurrence)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is no fault.</exception>
    public static Fault Parse(string text)
    {
        var (at, number) = (text.IndexOf('@', StringComparison.Ordinal), text.LastIndexOf('#'));
        return at > 0 && number > at
            && FaultKinds.Find(text[..at]) is { } kind
            && int.TryParse(text[(number + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var occurrence) && occurrence > 0
            ? new Fault(kind, text[(at + 1)..number], occurrence)
            : throw new FormatException($"'{text}' is no fault: write kind@place#occurrence, such as duplicates@rule/orders-rule#1, with a kind of {FaultKinds.List}.");
    }

    /// <summary>The fault in one word: <c>throttling@dynamodb:PutItem/ShippingRole#2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FaultKinds.Name(Kind)}@{Place}#{Occurrence}");
}
