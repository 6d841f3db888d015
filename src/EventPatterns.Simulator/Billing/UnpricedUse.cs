namespace EventPatterns.Simulator.Billing;

/// <summary>What AWS may charge for and the price list has no price of.</summary>
/// <param name="Service">The service: <c>Lambda</c>.</param>
/// <param name="Construct">The path of the construct that it falls to.</param>
/// <param name="Unit">What would be counted, in words: <c>runs of functions, by GB-second</c>.</param>
/// <param name="Quantity">How many; null where that is not simulated either.</param>
/// <param name="Why">Why it has no price.</param>
public sealed record UnpricedUse(string Service, string Construct, string Unit, decimal? Quantity, string Why);
