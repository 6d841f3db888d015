namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

/// <summary>A scalar of an event. EventBridge tells strings from all else; a number, <c>true</c> or <c>null</c> is its spelling.</summary>
internal readonly ref struct EventValue(bool isString, ReadOnlySpan<byte> text)
{
    /// <summary>Whether it is a JSON string.</summary>
    public bool IsString { get; } = isString;

    /// <summary>The string unescaped, or the spelling of what is no string; in UTF-8.</summary>
    public ReadOnlySpan<byte> Text { get; } = text;

    /// <summary>The value as a number that EventBridge can compare.</summary>
    public bool TryNumber(out double number)
    {
        number = 0;
        return !IsString && ComparableNumber.TryParse(Text, out number);
    }

    /// <summary>The value as an address.</summary>
    public bool TryAddress(out IpAddressValue address)
    {
        address = default;
        return IsString && IpAddressValue.TryParse(Text, out address);
    }
}
