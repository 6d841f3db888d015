using Amazon.JSII.Runtime.Deputy;
using Constructs;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>Refuses a step in a state machine of one's own whose token nobody could return: it would deploy, and always time out.</summary>
internal sealed class IsServed(string path, ReplyRouter router) : DeputyBase, IValidation
{
    public string[] Validate() => router.ServesOther
        ? []
        : [$"{path}: expected a state machine that {router.Node.Path} serves, since no other hears an answer; found none. Call ReplyRouter.Serve with the state machine that the step is in."];
}
