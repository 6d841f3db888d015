using EventPatterns.Simulator.Assembly.Resolving;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Assembly.Types;

/// <summary>DynamoDB and S3.</summary>
internal static class DataTypes
{
    /// <summary>A stream's label is the time at which it was switched on; a simulation's tables are all as old.</summary>
    private const string StreamLabel = "2024-01-01T00:00:00.000";

    public static IReadOnlyList<ResourceType> Rows { get; } =
    [
        new("AWS::DynamoDB::Table", "TableName")
        {
            Arn = Table,
            Attributes = Read.Of(("StreamArn", Stream)),
        },
        new("AWS::DynamoDB::GlobalTable", "TableName")
        {
            Arn = Table,
            Attributes = Read.Of(("StreamArn", Stream), ("TableId", d => d.Uuid())),
        },
        new("AWS::S3::Bucket", "BucketName")
        {
            Inert = true,
            Generated = d => d.GeneratedName(63).ToLowerInvariant(),
            Arn = d => $"arn:aws:s3:::{d.Name}",
            Attributes = Read.Of(
                ("DomainName", d => $"{d.Name}.s3.amazonaws.com"),
                ("DualStackDomainName", d => $"{d.Name}.s3.dualstack.{d.Place.Region}.amazonaws.com"),
                ("RegionalDomainName", d => $"{d.Name}.s3.{d.Place.Region}.amazonaws.com"),
                ("WebsiteURL", d => $"http://{d.Name}.s3-website-{d.Place.Region}.amazonaws.com")),
        },
        new("AWS::S3::BucketPolicy") { Inert = true },
    ];

    private static Json? Stream(Draft table) =>
        table.Property("StreamSpecification") is null ? null : (Json)$"{Table(table)}/stream/{StreamLabel}";

    private static string Table(Draft draft) => draft.Place.Arn("dynamodb", $"table/{draft.Name}");
}
