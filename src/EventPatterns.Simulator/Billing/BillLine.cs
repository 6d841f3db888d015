namespace EventPatterns.Simulator.Billing;

/// <summary>A line of a bill.</summary>
/// <param name="Service">The service: <c>Step Functions</c>.</param>
/// <param name="Construct">The path of the construct that it falls to.</param>
/// <param name="Unit">What is counted, in words: <c>state transitions</c>.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Dollars">What AWS charges for them, in US dollars.</param>
/// <param name="Page">The page of AWS that states the price.</param>
public sealed record BillLine(string Service, string Construct, string Unit, decimal Quantity, decimal Dollars, Uri Page);
