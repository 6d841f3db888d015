using EventPatterns.Simulator.Services.StepFunctions.Validation;

namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>Reads a Task state.</summary>
internal sealed class TaskReader(FieldReader read, bool express)
{
    public TaskState? Read(string name, Fields fields, DataFlow data, string? next, QueryLanguage language)
    {
        var resource = Resource(fields);
        var timeout = read.Number(fields, "TimeoutSeconds", language, least: 1);
        var heartbeat = read.Number(fields, "HeartbeatSeconds", language, least: 1);
        if (heartbeat is { Constant: { } beat } && timeout is { Constant: { } limit } && beat >= limit)
            fields.Wrong("'HeartbeatSeconds' must be smaller than 'TimeoutSeconds'", "HeartbeatSeconds");
        if (fields.Object("Credentials") is { } credentials && !credentials.Has("RoleArn") && !credentials.Has("RoleArn.$"))
            credentials.Wrong("The field 'RoleArn' is required but was missing");
        var handlers = new HandlerReader(read);
        var (retry, caught) = (HandlerReader.Retriers(fields), handlers.Catchers(fields, language));
        return resource is null ? null : new TaskState
        {
            Name = name,
            Data = data,
            Next = next,
            Language = language,
            Resource = resource,
            Timeout = timeout,
            Heartbeat = heartbeat,
            Credentials = read.Template(fields, "Credentials", language),
            Retry = retry,
            Catch = caught,
        };
    }

    private TaskResource? Resource(Fields fields)
    {
        if (fields.RequiredText("Resource") is not { } arn) return null;
        var resource = TaskResource.Parse(arn);
        if (resource is null || !IntegrationCatalog.Knows(resource))
            fields.Wrong($"The resource provided {arn} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.", "Resource");
        else if (express && resource.Kind == TaskResourceKind.Activity)
            fields.Wrong("Express state machine does not support Activity ARN", "Resource");
        else if (express && resource.Pattern != IntegrationPattern.RequestResponse)
            fields.Wrong($"Express state machine does not support '{resource.Suffix}' service integration ", "Resource");
        return resource;
    }
}
