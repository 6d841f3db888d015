using Amazon.CDK;
using Constructs;

namespace EventPatterns.Cdk;

/// <summary>Names of log groups, where a service asks for a beginning and CloudFormation can't make the name up.</summary>
internal static class LogGroupNames
{
    /// <summary>
    /// A name of its own for each stack that is created, and for as long as it lives: a log group that outlives its stack, or a
    /// creation that was rolled back, would else be in the way of the next.
    /// </summary>
    public static string Of(Construct scope, string prefix) =>
        $"{prefix}{Names.UniqueResourceName(scope, new UniqueResourceNameOptions { MaxLength = 128, Separator = "-" })}-{StackPart}";

    // The first part of the id at the end of arn:aws:cloudformation:REGION:ACCOUNT:stack/NAME/ID.
    private static string StackPart => Fn.Select(0, Fn.Split("-", Fn.Select(2, Fn.Split("/", Amazon.CDK.Aws.STACK_ID))));
}
