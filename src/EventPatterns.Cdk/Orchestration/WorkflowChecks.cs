namespace EventPatterns.Cdk.Orchestration;

/// <summary>Refuses props that would deploy and then fail.</summary>
internal static class WorkflowChecks
{
    public static void Check(string path, WorkflowProps props)
    {
        if (props.StartedBy.Count == 0) throw Wrong(path, nameof(props.StartedBy), "one pattern or more", "none");
        if (props.Express && props.Replies is not null) throw Wrong(path, nameof(props.Replies), "none beside Express, whose workflows can't wait", "one");
        if (props.Cancellation is null) return;
        if (props.Replies is null) throw Wrong(path, nameof(props.Replies), "a ReplyRouter, which keeps the token that a cancellation needs", "none");
        var deadline = props.Cancellation.Deadline.ToSeconds();
        if (deadline is < 60 or > 31_536_000) throw Wrong(path, "Cancellation.Deadline (seconds)", "60 to 31536000", $"{deadline}");
    }

    private static ArgumentException Wrong(string path, string prop, string expected, string found) =>
        new($"{path}: WorkflowProps.{prop}: expected {expected}; found {found}.");
}
