namespace EventPatterns.Tool;

/// <summary>What the command's end tells a script.</summary>
internal static class ExitCodes
{
    public const int Holds = 0;

    public const int DoesNotHold = 1;

    public const int WrongInput = 2;
}
