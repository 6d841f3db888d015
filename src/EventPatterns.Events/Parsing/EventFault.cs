namespace EventPatterns.Events;

/// <summary>Where a JSON text is not the event that its contract declares.</summary>
/// <param name="Path">The JSON path from the event's root: <c>$.detail.data.total</c>.</param>
/// <param name="Expected">What the contract asks for there.</param>
/// <param name="Found">What stands there, shortened; <c>nothing</c> where the member is missing.</param>
public sealed record EventFault(string Path, string Expected, string Found)
{
    /// <summary>One sentence with all three.</summary>
    public override string ToString() => $"{Path}: expected {Expected}; found {Found}.";
}
