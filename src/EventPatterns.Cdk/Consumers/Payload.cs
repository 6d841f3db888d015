using System.Linq.Expressions;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Consumers;

/// <summary>The payload of an event that a state publishes: each member from a JSON path, an intrinsic function, or a fixed value.</summary>
/// <typeparam name="T">The record that declares the event.</typeparam>
public sealed class Payload<T> where T : notnull
{
    private readonly Dictionary<string, object> members = [];

    internal Payload()
    {
    }

    /// <summary>The member is what stands at the path of the state's input, or what the intrinsic function gives.</summary>
    /// <param name="member">A member of the payload itself, not of a record in it.</param>
    /// <param name="expression">Such as <c>$.event.detail.data.orderId</c>, <c>$$.State.EnteredTime</c> or <c>States.UUID()</c>.</param>
    /// <exception cref="ArgumentException">The member is no member of the payload, or the expression is neither path nor intrinsic function.</exception>
    public Payload<T> From(Expression<Func<T, object?>> member, string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var isExpression = expression.StartsWith('$') || expression.StartsWith("States.", StringComparison.Ordinal);
        if (!isExpression) throw new ArgumentException($"{typeof(T).Name}: expected a JSON path ($...) or an intrinsic function (States...); found \"{expression}\". Value(...) sets a fixed value.", nameof(expression));
        members[$"{NameOf(member)}.$"] = expression;
        return this;
    }

    /// <summary>The member is this value in every event.</summary>
    /// <exception cref="ArgumentException">The member is no member of the payload.</exception>
    public Payload<T> Value(Expression<Func<T, object?>> member, object value)
    {
        members[NameOf(member)] = value;
        return this;
    }

    /// <exception cref="ArgumentException">A member that the contract requires is not set.</exception>
    internal IReadOnlyDictionary<string, object> Build()
    {
        var missing = EventJson.Options.GetTypeInfo(typeof(T)).Properties
            .Where(property => property.IsRequired && !members.ContainsKey(property.Name) && !members.ContainsKey($"{property.Name}.$"))
            .Select(property => property.Name)
            .ToArray();
        return missing.Length == 0
            ? members
            : throw new ArgumentException($"{typeof(T).Name}: the event's payload requires {string.Join(", ", missing)}, which the publishing state does not set.");
    }

    private static string NameOf(Expression<Func<T, object?>> member)
    {
        var path = ContractPath.Of(member);
        return path.Steps is [var only]
            ? only.Name
            : throw new ArgumentException($"{typeof(T).Name}: expected a member of the payload itself; found {path}. Set the whole of {path.Steps[0].Name}.", nameof(member));
    }
}
