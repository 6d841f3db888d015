using EventPatterns.Simulator.Assembly.Resolving;

namespace EventPatterns.Simulator.Assembly.Types;

/// <summary>IAM, KMS, Secrets Manager and the parameter store.</summary>
internal static class SecurityTypes
{
    public static IReadOnlyList<ResourceType> Rows { get; } =
    [
        new("AWS::IAM::Role", "RoleName", 64)
        {
            Arn = d => Global(d, "role"),
            Attributes = Read.Of(("RoleId", d => "AROA" + PhysicalId.Long(d.Seed("id"), 17))),
        },
        new("AWS::IAM::User", "UserName", 64) { Inert = true, Arn = d => Global(d, "user") },
        new("AWS::IAM::Policy", "PolicyName", 128),
        new("AWS::IAM::RolePolicy", "PolicyName", 128),
        new("AWS::IAM::ManagedPolicy", "ManagedPolicyName", 128)
        {
            Arn = d => Global(d, "policy"),
            Ref = d => d.Arn!,
            Attributes = Read.Of(("PolicyArn", d => d.Arn!)),
        },
        new("AWS::KMS::Key")
        {
            Generated = d => d.Uuid(),
            Arn = d => d.Place.Arn("kms", $"key/{d.Name}"),
            Attributes = Read.Of(("KeyId", d => d.Name)),
        },
        new("AWS::KMS::Alias", "AliasName") { Inert = true, Arn = d => d.Place.Arn("kms", d.Name) },
        new("AWS::SecretsManager::Secret", "Name")
        {
            Generated = d => $"{d.LogicalId}-{PhysicalId.Suffix(d.Seed())}",
            Arn = Secret,
            Ref = Secret,
            Attributes = Read.Of(("Id", d => Secret(d))),
        },
        new("AWS::SecretsManager::ResourcePolicy") { Ref = d => d.Text("SecretId") ?? d.Name },
        new("AWS::SecretsManager::SecretTargetAttachment") { Inert = true, Ref = d => d.Text("SecretId") ?? d.Name },
        new("AWS::SSM::Parameter", "Name")
        {
            Generated = d => $"CFN-{d.LogicalId}-{PhysicalId.Suffix(d.Seed())}",
            Arn = d => d.Place.Arn("ssm", $"parameter/{d.Name.TrimStart('/')}"),
            Attributes = Read.Of(("Type", d => d.Text("Type") ?? "String"), ("Value", d => d.Text("Value") ?? "")),
        },
    ];

    private static string Global(Draft draft, string kind) =>
        $"arn:aws:iam::{draft.Place.Account}:{kind}{draft.Text("Path") ?? "/"}{draft.Name}";

    /// <summary>The six characters at the end are Secrets Manager's own: a name is no ARN's end.</summary>
    private static string Secret(Draft draft) => draft.Place.Arn("secretsmanager", $"secret:{draft.Name}-{draft.Short(6)}");
}
