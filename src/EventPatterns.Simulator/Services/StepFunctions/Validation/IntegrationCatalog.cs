using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Validation;

/// <summary>
/// The optimized integrations and what each can wait for. Any SDK integration passes: AWS knows thousands.
/// https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
/// </summary>
internal static class IntegrationCatalog
{
    private static readonly Dictionary<string, string> Optimized = new(StringComparer.Ordinal)
    {
        ["apigateway"] = "invoke invoke.waitForTaskToken",
        ["athena"] = "startQueryExecution startQueryExecution.sync stopQueryExecution getQueryExecution getQueryResults",
        ["batch"] = "submitJob submitJob.sync",
        ["bedrock"] = "invokeModel createModelCustomizationJob createModelCustomizationJob.sync",
        ["codebuild"] = "startBuild startBuild.sync stopBuild batchDeleteBuilds batchGetReports startBuildBatch startBuildBatch.sync stopBuildBatch retryBuildBatch retryBuildBatch.sync deleteBuildBatch",
        ["databrew"] = "startJobRun startJobRun.sync",
        ["dynamodb"] = "getItem putItem updateItem deleteItem",
        ["ecs"] = "runTask runTask.sync runTask.waitForTaskToken",
        ["eks"] = "call runJob runJob.sync createCluster createCluster.sync deleteCluster deleteCluster.sync createNodegroup createNodegroup.sync deleteNodegroup deleteNodegroup.sync createFargateProfile createFargateProfile.sync deleteFargateProfile deleteFargateProfile.sync",
        ["elasticmapreduce"] = "createCluster createCluster.sync terminateCluster terminateCluster.sync addStep addStep.sync cancelStep modifyInstanceFleetByName modifyInstanceGroupByName setClusterTerminationProtection",
        ["emr-containers"] = "createVirtualCluster deleteVirtualCluster deleteVirtualCluster.sync startJobRun startJobRun.sync",
        ["emr-serverless"] = "createApplication createApplication.sync startApplication startApplication.sync stopApplication stopApplication.sync deleteApplication deleteApplication.sync startJobRun startJobRun.sync cancelJobRun cancelJobRun.sync",
        ["events"] = "putEvents putEvents.waitForTaskToken",
        ["glue"] = "startJobRun startJobRun.sync",
        ["http"] = "invoke",
        ["lambda"] = "invoke invoke.waitForTaskToken",
        ["mediaconvert"] = "createJob createJob.sync",
        ["sagemaker"] = "createEndpoint createEndpointConfig createHyperParameterTuningJob createHyperParameterTuningJob.sync createLabelingJob createLabelingJob.sync createModel createProcessingJob createProcessingJob.sync createTrainingJob createTrainingJob.sync createTransformJob createTransformJob.sync updateEndpoint",
        ["sns"] = "publish publish.waitForTaskToken",
        ["sqs"] = "sendMessage sendMessage.waitForTaskToken",
        ["states"] = "startExecution startExecution.sync startExecution.sync:2 startExecution.waitForTaskToken",
    };

    private static readonly HashSet<string> Known = [.. Optimized.SelectMany(service => service.Value.Split(' ').Select(action => $"{service.Key}:{action}"))];

    public static bool Knows(TaskResource resource) => resource.Kind switch
    {
        TaskResourceKind.Optimized => Known.Contains($"{resource.Service}:{resource.HistoryName}"),
        TaskResourceKind.Sdk => resource.Pattern != IntegrationPattern.Sync && resource.Service.Length > 0 && resource.Action.Length > 0,
        _ => true,
    };
}
