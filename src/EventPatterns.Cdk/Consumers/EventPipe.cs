using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Pipes;
using Amazon.CDK.AWS.SQS;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace EventPatterns.Cdk.Consumers;

/// <summary>
/// Hands each message of a queue to an Express workflow and waits for it: the message leaves the queue only when the
/// workflow has succeeded.
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html
/// </summary>
internal sealed class EventPipe : Construct
{
    public EventPipe(Construct scope, string id, IQueue queue, IStateMachine workflow) : base(scope, id)
    {
        var role = new Role(this, "Role", new RoleProps { AssumedBy = new ServicePrincipal("pipes.amazonaws.com") });
        queue.GrantConsumeMessages(role);
        workflow.GrantStartSyncExecution(role);
        Pipe = new CfnPipe(this, "Pipe", new CfnPipeProps
        {
            RoleArn = role.RoleArn,
            Source = queue.QueueArn,
            SourceParameters = new CfnPipe.PipeSourceParametersProperty
            {
                SqsQueueParameters = new CfnPipe.PipeSourceSqsQueueParametersProperty { BatchSize = 1 },
            },
            Target = workflow.StateMachineArn,
            TargetParameters = new CfnPipe.PipeTargetParametersProperty
            {
                StepFunctionStateMachineParameters = new CfnPipe.PipeTargetStateMachineParametersProperty { InvocationType = "REQUEST_RESPONSE" },
            },
        });
        // A pipe checks on creation that its role may read the source, so the role's policy must be there first.
        Pipe.Node.AddDependency(role.Node.FindChild("DefaultPolicy"));
    }

    public CfnPipe Pipe { get; }
}
