using System.Linq.Expressions;

namespace EventPatterns.Events;

/// <summary>
/// Where a member of a payload stands in its JSON. It is read from an expression, so a member that does not exist does
/// not compile: <c>ContractPath.Of&lt;OrderPlaced&gt;(e => e.Lines.Select(line => line.Sku))</c>.
/// </summary>
public sealed class ContractPath
{
    internal ContractPath(IReadOnlyList<ContractStep> steps, Type valueType)
    {
        Steps = steps;
        ValueType = valueType;
    }

    /// <summary>The members from the payload's root down.</summary>
    public IReadOnlyList<ContractStep> Steps { get; }

    /// <summary>The names alone, as serialised: what an event pattern nests. Lists add none, since a pattern looks into every element.</summary>
    public IEnumerable<string> Segments => Steps.Select(step => step.Name);

    /// <summary>The .NET type of the member; of an element where the last member is a list.</summary>
    public Type ValueType { get; }

    /// <summary>The JSON path from the event's root: <c>$.detail.data.lines[*].sku</c>.</summary>
    public string JsonPath => EventPath.Data + string.Concat(Steps.Select(step => step.ToString()));

    /// <summary>The path of the member that the expression names.</summary>
    /// <param name="member">
    /// Members of the payload and of the records in it; <c>Select</c> and <c>SelectMany</c> step into the elements of a
    /// list, and <c>["key"]</c> into a dictionary.
    /// </param>
    /// <exception cref="ArgumentException">The expression is something else, or the member is not in the JSON.</exception>
    public static ContractPath Of<T>(Expression<Func<T, object?>> member) => Of((LambdaExpression)member);

    /// <summary>The path of the member that the expression names, whatever its type.</summary>
    /// <param name="member">As for <see cref="Of{T}"/>.</param>
    /// <exception cref="ArgumentException">The expression is something else, or the member is not in the JSON.</exception>
    public static ContractPath Of(LambdaExpression member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return ContractPathReader.Read(member);
    }

    /// <summary>The JSON path.</summary>
    public override string ToString() => JsonPath;
}

/// <summary>One member on a path.</summary>
/// <param name="Name">As serialised.</param>
/// <param name="IsList">Whether the path goes on in each element of it.</param>
public sealed record ContractStep(string Name, bool IsList)
{
    /// <summary>The step as a JSON path writes it.</summary>
    public override string ToString()
    {
        var plain = Name.Length > 0 && !char.IsAsciiDigit(Name[0]) && Name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        return (plain ? $".{Name}" : $"['{Name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']") + (IsList ? "[*]" : "");
    }
}
