namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>A queue's URL and its ARN say the same.</summary>
internal static class QueueAddress
{
    /// <summary>The URL of the queue with this ARN.</summary>
    public static string UrlOf(string arn)
    {
        var parts = arn.Split(':');
        return $"https://sqs.{parts[3]}.amazonaws.com/{parts[4]}/{parts[5]}";
    }

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
