namespace EventPatterns.Cdk.Destinations;

/// <summary>Refuses props that would deploy and then fail.</summary>
internal static class HttpDestinationChecks
{
    // The path parameters and headers of a target: docs.aws.amazon.com/eventbridge/latest/APIReference/API_HttpParameters.html
    private const char Placeholder = '*';

    public static void Check(string path, HttpDestinationProps props)
    {
        var placeholders = props.Endpoint.Count(letter => letter == Placeholder);
        new PropsCheck(path, nameof(HttpDestinationProps))
            .NotEmpty(nameof(props.Events), props.Events, "one pattern or more")
            .That(HttpsUrl.IsSound(props.Endpoint), nameof(props.Endpoint), "a URL of HTTPS", $"\"{props.Endpoint}\"")
            .That(placeholders == props.PathParameters.Count, nameof(props.PathParameters), $"one for each {Placeholder} of the endpoint, which are {placeholders}", $"{props.PathParameters.Count}")
            .InRange(nameof(props.InvocationRateLimitPerSecond), props.InvocationRateLimitPerSecond, 1, 300)
            .InRange(nameof(props.RetryAttempts), props.RetryAttempts, 0, 185)
            .Seconds(nameof(props.MaxEventAge), props.MaxEventAge, 60, 86_400)
            .Seconds(nameof(props.ReauthorizeAfter), props.ReauthorizeAfter, 10, 240);
    }
}
