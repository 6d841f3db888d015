using System.Linq.Expressions;
using Amazon.CDK.AWS.Events;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Destinations;

/// <summary>What a request takes from the event, or says in every request.</summary>
public sealed record EventValue
{
    private EventValue(string text, bool isPath) => (Text, IsPath) = (text, isPath);

    /// <summary>A fixed text, or a path into the event as an API destination's parameters write it: <c>$.detail.data.orderId</c>.</summary>
    internal string Text { get; }

    internal bool IsPath { get; }

    /// <summary>A member of the payload: <c>EventValue.Data&lt;OrderPlaced&gt;(e => e.OrderId)</c>.</summary>
    /// <exception cref="ArgumentException">The expression names no member that is in the JSON.</exception>
    public static EventValue Data<T>(Expression<Func<T, object?>> member) where T : notnull => new(ContractPath.Of(member).JsonPath, true);

    /// <summary>A member of the metadata: <c>EventValue.Metadata(m => m.EventId)</c>.</summary>
    /// <exception cref="ArgumentException">The expression names no member that is in the JSON.</exception>
    public static EventValue Metadata(Expression<Func<EventMetadata, object?>> member) =>
        new(EventPath.Metadata + ContractPath.Of(member).JsonPath[EventPath.Data.Length..], true);

    /// <summary>The same text in every request.</summary>
    public static EventValue Fixed(string text) => new(text, false);

    /// <summary>The value as a body names it: <c>RuleTargetInput.FromObject(new Dictionary&lt;string, object> { ["order"] = value.InBody })</c>.</summary>
    public string InBody => IsPath ? EventField.FromPath(Text) : Text;
}
