using System.Linq.Expressions;
using EventPatterns.Cdk.Events;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>
/// Where a member stands that a map reads. It must always be there: where it were missing, a pipe would write an empty text
/// and a workflow would fail.
/// </summary>
internal static class SourcePath
{
    /// <exception cref="ArgumentException">The member may be missing, or lies inside a list.</exception>
    public static ContractPath Of<TSource>(Expression<Func<TSource, object?>> member) where TSource : notnull
    {
        var path = ContractPath.Of(member);
        var name = $"{typeof(TSource).Name}.{string.Join('.', path.Segments)}";
        if (path.Steps.SkipLast(1).Any(step => step.IsList)) throw new ArgumentException($"{name}: expected a member outside of lists, or a whole list; found one in each element.", nameof(member));
        return IsAlwaysThere(typeof(TSource), path) ? path
            : throw new ArgumentException($"{name}: expected a member that is always there; found one that may be missing. Make it required (a constructor parameter without a default, or the keyword `required`) and not nullable.", nameof(member));
    }

    /// <summary>The same of a string, a number or a boolean. Only of these can a filter ask whether they are there.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Of"/>, or the member is an object or a list.</exception>
    public static ContractPath ScalarOf<TSource>(Expression<Func<TSource, object?>> member) where TSource : notnull
    {
        var path = Of(member);
        return JsonKinds.OfType(path.ValueType) is not null && !path.Steps[^1].IsList ? path
            : throw new ArgumentException($"{typeof(TSource).Name}.{string.Join('.', path.Segments)}: expected a string, a number or a boolean; found {path.ValueType.Name}. Map its members.", nameof(member));
    }

    /// <summary>The rest of the JSON path from the payload or record on: <c>.reading.celsius</c>.</summary>
    public static string Below(this ContractPath path)
    {
        var below = path.JsonPath[EventPath.Data.Length..];
        return path.Steps[^1].IsList ? below[..^"[*]".Length] : below;
    }

    private static bool IsAlwaysThere(Type type, ContractPath path)
    {
        foreach (var step in path.Steps)
        {
            var member = EventJson.Options.GetTypeInfo(type).Properties.FirstOrDefault(property => property.Name == step.Name);
            if (member is not { IsRequired: true }) return false;
            type = member.PropertyType;
        }
        return true;
    }
}
