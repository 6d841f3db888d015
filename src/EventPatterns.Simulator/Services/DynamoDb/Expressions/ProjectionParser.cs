using System.Collections.Immutable;

namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>Parses and checks projection expressions: paths with commas between them.</summary>
internal static class ProjectionParser
{
    private static readonly ExpressionCache<Projection> Cache = new(ParseText);

    public static ParsedExpression<Projection> Parse(string text) => Cache.Parse(text);

    /// <summary>Resolves the paths; the result is what is wrong, or null.</summary>
    public static string? Check(Projection projection, Substitutions given, out Projection resolved)
    {
        var faults = new ExpressionFaults();
        var paths = ImmutableArray.CreateBuilder<DocumentPath>(projection.Paths.Length);
        foreach (var path in projection.Paths)
        {
            if (path.Resolve(given, out var missing) is { } actual) paths.Add(actual);
            else faults.Note(FaultRank.UndefinedName, Messages.UndefinedName(missing));
        }
        PathOverlaps.Check(paths.ToArray(), faults);
        resolved = new(paths.ToImmutable());
        return faults.Worst;
    }

    private static ParsedExpression<Projection> ParseText(string text)
    {
        var reader = new TokenReader(text);
        var paths = ImmutableArray.CreateBuilder<DocumentPath>();
        do
        {
            paths.Add(new(reader.ReadPath(_ => false)));
        }
        while (reader.TakeSymbol(","));
        if (!reader.AtEnd) reader.Unexpected();
        var all = paths.ToImmutable();
        return new(new(all), all, reader.Error ?? ReservedIn(all));
    }

    private static string? ReservedIn(ImmutableArray<DocumentPath> paths)
    {
        foreach (var path in paths)
            foreach (var part in path.Parts)
                if (part is { Name: { } name, IsPlaceholder: false } && ReservedWords.Has(name)) return Messages.Reserved + name;
        return null;
    }
}
