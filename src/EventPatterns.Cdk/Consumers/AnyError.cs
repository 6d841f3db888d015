using Amazon.CDK.AWS.StepFunctions;
using Parallel = Amazon.CDK.AWS.StepFunctions.Parallel;

namespace EventPatterns.Cdk.Consumers;

/// <summary>
/// Catches whatever can be caught. States.ALL does not catch data that grew too large, so that error is named beside it;
/// States.Runtime nobody catches: docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
/// </summary>
internal static class AnyError
{
    public const string DataLimitExceeded = "States.DataLimitExceeded";

    /// <param name="state">Whose errors.</param>
    /// <param name="handler">Where it goes on.</param>
    /// <param name="resultPath">Where the error stands in the state's input.</param>
    public static void CatchAny(this Parallel state, IChainable handler, string resultPath)
    {
        // States.ALL stands alone, and last.
        foreach (var error in new[] { DataLimitExceeded, Errors.ALL })
            state.AddCatch(handler, new CatchProps { Errors = [error], ResultPath = resultPath });
    }
}
