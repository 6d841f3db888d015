namespace EventPatterns.Tool;

/// <summary>What the user gave can't be used. The message is for the user: what, where, and what to do.</summary>
internal sealed class InputException(string message) : Exception(message);
