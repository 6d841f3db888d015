namespace EventPatterns.Simulator.Assembly.Types;

/// <summary>Lambda.</summary>
internal static class LambdaTypes
{
    public static IReadOnlyList<ResourceType> Rows { get; } =
    [
        new("AWS::Lambda::Function", "FunctionName", 64) { Arn = d => d.Place.Arn("lambda", $"function:{d.Name}") },
        new("AWS::Lambda::Permission") { Attributes = Read.Of(("Id", d => d.Name)) },
        new("AWS::Lambda::EventSourceMapping")
        {
            Inert = true,
            Generated = d => d.Uuid(),
            Arn = d => d.Place.Arn("lambda", $"event-source-mapping:{d.Name}"),
            Attributes = Read.Of(("Id", d => d.Name), ("EventSourceMappingArn", d => d.Arn!)),
        },
        new("AWS::Lambda::Version")
        {
            Inert = true,
            Generated = _ => "1",
            Arn = d => Qualified(d.Place, d.Text("FunctionName"), d.Name),
            Ref = d => d.Arn!,
            Attributes = Read.Of(("Version", d => d.Name), ("FunctionArn", d => d.Arn!)),
        },
        new("AWS::Lambda::Alias", "Name")
        {
            Inert = true,
            Arn = d => Qualified(d.Place, d.Text("FunctionName"), d.Name),
            Ref = d => d.Arn!,
            Attributes = Read.Of(("AliasArn", d => d.Arn!)),
        },
        new("AWS::Lambda::Url")
        {
            Inert = true,
            Ref = d => d.Text("TargetFunctionArn") ?? d.Name,
            Attributes = Read.Of(
                ("FunctionArn", d => d.Text("TargetFunctionArn") ?? ""),
                ("FunctionUrl", d => $"https://{d.Short(32)}.lambda-url.{d.Place.Region}.on.aws/")),
        },
        new("AWS::Lambda::EventInvokeConfig") { Inert = true },
    ];

    /// <summary>A function may be named by its name or its ARN.</summary>
    private static string Qualified(Door.Place place, string? function, string qualifier) =>
        function?.StartsWith("arn:", StringComparison.Ordinal) == true
            ? $"{function}:{qualifier}"
            : place.Arn("lambda", $"function:{function}:{qualifier}");
}
