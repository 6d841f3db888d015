using EventPatterns.Conformance.Cases;

namespace EventPatterns.Conformance.Reports;

/// <summary>A way to print the results.</summary>
internal interface IReport
{
    void Write(IReadOnlyList<FamilyResult> results, bool listFailures);
}
