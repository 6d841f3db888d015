namespace EventPatterns.Simulator.Services.StepFunctions.Paths;

/// <summary>A path or an intrinsic call that can't be parsed. Parsers throw it; the definition's reader makes it a diagnostic with its place.</summary>
internal sealed class PathSyntaxException(string message) : FormatException(message);
