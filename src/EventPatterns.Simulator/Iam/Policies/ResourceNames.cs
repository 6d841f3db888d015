using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Iam.Policies;

/// <summary>The ARNs of resources that policies name otherwise.</summary>
internal static class ResourceNames
{
    /// <summary>A bus by its name or ARN; the default bus where it has none.</summary>
    public static string Bus(string? bus, Place place) => IsArn(bus) ? bus! : place.Arn("events", $"event-bus/{bus ?? "default"}");

    /// <summary>A queue by its URL.</summary>
    public static string Queue(string url, Place place) => url.Split('/') is [.., var account, var name] && url.StartsWith("https://", StringComparison.Ordinal)
        ? (url["https://".Length..].Split('.') is [_, var region, ..] ? new Place(account, region) : place).Arn("sqs", name)
        : url;

    /// <summary>A function by its name, its ARN, or its account and name (<c>123456789012:function:name</c>).</summary>
    public static string Function(string function, Place place)
    {
        if (IsArn(function)) return function;
        return function.Split(":function:") is [var account, var name]
            ? new Place(account, place.Region).Arn("lambda", $"function:{name}")
            : place.Arn("lambda", $"function:{function}");
    }

    private static bool IsArn(string? text) => text?.StartsWith("arn:", StringComparison.Ordinal) == true;
}
