using EventPatterns.Conformance.Cases;
using EventPatterns.Conformance.Families;
using EventPatterns.Conformance.Reports;

namespace EventPatterns.Conformance;

/// <summary>Runs the families and reports.</summary>
internal static class Suite
{
    public const int AllWell = 0;
    public const int BelowTheBar = 1;
    public const int WrongInput = 2;

    public static int Run(SuiteOptions options)
    {
        try
        {
            var results = Chosen(options).Select(family => RunFamily(family, options.Directory)).ToList();
            IReport report = options.AsJson ? new JsonReport() : new LineReport();
            report.Write(results, options.ListFailures);
            return results.All(result => result.Reaches(options.AtLeastPercent)) ? AllWell : BelowTheBar;
        }
        catch (WrongInputException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return WrongInput;
        }
    }

    private static List<IFamily> Chosen(SuiteOptions options)
    {
        if (!Directory.Exists(options.Directory))
            throw new WrongInputException($"{options.Directory}: no such folder. Give the folder that holds one folder a family.");
        if (options.Families.FirstOrDefault(name => FamilyList.All.All(f => f.Name != name)) is { } unknown)
            throw new WrongInputException($"--family {unknown}: no such family. Known are {string.Join(", ", FamilyList.All.Select(f => f.Name))}.");
        var chosen = FamilyList.All.Where(f => options.Families.Count == 0
            ? Directory.Exists(Path.Combine(options.Directory, f.Name))
            : options.Families.Contains(f.Name)).ToList();
        return chosen.Count > 0
            ? chosen
            : throw new WrongInputException($"{options.Directory}: holds no folder of a known family. Known are {string.Join(", ", FamilyList.All.Select(f => f.Name))}.");
    }

    private static FamilyResult RunFamily(IFamily family, string directory)
    {
        var results = CaseFolder.Read(Path.Combine(directory, family.Name)).Select(each => RunCase(family, each)).ToList();
        return new FamilyResult(family.Name, results);
    }

    private static CaseResult RunCase(IFamily family, Case each)
    {
        var exempt = family.ExemptFromBar(each.Body);
        try
        {
            return new CaseResult(each.Name, family.Run(each.Body), exempt);
        }
        catch (Exception crash) when (crash is not OutOfMemoryException)
        {
            return new CaseResult(each.Name, Outcome.Crashed(crash), exempt);
        }
    }
}
