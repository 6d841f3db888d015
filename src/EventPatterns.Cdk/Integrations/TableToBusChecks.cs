using System.Text.RegularExpressions;
using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;

namespace EventPatterns.Cdk.Integrations;

/// <summary>Refuses props that would deploy and then fail, or bring nothing.</summary>
internal static partial class TableToBusChecks
{
    public static void Check(string path, TableToBusProps props)
    {
        var check = new PropsCheck(path, nameof(TableToBusProps))
            .NotEmpty(nameof(props.Contracts), props.Contracts, "one contract or more")
            .That(Attribute().IsMatch(props.EventAttribute), nameof(props.EventAttribute), "letters, digits and underscores", $"\"{props.EventAttribute}\"")
            .InRange(nameof(props.Parallelism), props.Parallelism, 1, 10)
            .InRange(nameof(props.RetryAttempts), props.RetryAttempts, 0, 10_000)
            .That(props.Table.TableStreamArn is not null, nameof(props.Table), "a table with a stream", $"{props.Table.Node.Path}, which has none");
        if (View(props.Table) is { } view) check.That(view.StartsWith("NEW", StringComparison.Ordinal), nameof(props.Table), "a stream of new images", $"{props.Table.Node.Path}, whose stream shows {view}");
    }

    /// <summary>What the table's stream shows; null where the template does not say.</summary>
    private static string? View(ITable table) =>
        table.Node.DefaultChild is CfnTable { StreamSpecification: { } stream } own && Stack.Of(own).Resolve(stream) is IDictionary<string, object> spec && spec.TryGetValue("streamViewType", out var view)
            ? view as string
            : null;

    [GeneratedRegex(@"^[A-Za-z0-9_]+\z")]
    private static partial Regex Attribute();
}
