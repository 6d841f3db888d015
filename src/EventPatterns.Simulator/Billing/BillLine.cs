namespace EventPatterns.Simulator.Billing;

/// <summary>A line of a bill.</summary>
/// <param name="Service">The service: <c>Step Functions</c>.</param>
/// <param name="Construct">The path of the construct that it falls to.</param>
/// <param name="Unit">What is counted, in words: <c>state transitions</c>.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Dollars">What AWS charges for them, in US dollars.</param>
/// <param name="Page">The page of AWS that states the price.</param>
public sealed record BillLine(string Service, string Construct, string Unit, decimal Quantity, decimal Dollars, Uri Page)
{
    /// <summary>Whether the price was found on a page or in a price list of AWS's, or in a copy of one; false where guides alone state it. Default: true.</summary>
    public bool Confirmed { get; init; } = true;
}
