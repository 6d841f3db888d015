namespace EventPatterns.Conformance.Cases;

/// <summary>The cases can't be read. The message says which file, and what was expected.</summary>
internal sealed class WrongInputException(string message) : Exception(message);
