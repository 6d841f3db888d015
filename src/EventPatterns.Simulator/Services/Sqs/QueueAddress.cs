namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>Reads a queue's URL, which says the same as its ARN; <see cref="Arns.QueueUrl"/> writes it.</summary>
internal static class QueueAddress
{
    /// <summary>The ARN of the queue with this URL, or null where it is no queue's URL.</summary>
    public static string? ArnOf(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)) return null;
        var host = uri.Host.Split('.');
        var path = uri.AbsolutePath.Trim('/').Split('/');
        return host is ["sqs", var region, "amazonaws", "com"] && path is [var account, var name]
            ? $"arn:aws:sqs:{region}:{account}:{name}"
            : null;
    }
}
