using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Faulting;

namespace EventPatterns.Simulator.Tests.Facts;

/// <summary>Small stacks, with real policies, and the calls that tests make of them.</summary>
internal static class Cloud
{
    public const string Bus = """ "Bus": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "shop" } } """;

    public const string Failed = """ "Failed": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "failed" } } """;

    public static Place Home { get; } = new("111111111111", "us-east-1");

    public static Place Other { get; } = new("222222222222", "us-east-1");

    /// <summary>A stack of these resources.</summary>
    public static Simulation Of(params string[] resources) => Of(1, resources);

    public static Simulation Of(ulong seed, params string[] resources) => Of(new SimulationOptions { Seed = seed }, resources);

    public static Simulation Of(Faults faults, params string[] resources) => Of(new SimulationOptions { Faults = faults }, resources);

    private static Simulation Of(SimulationOptions options, string[] resources) =>
        Simulation.Load(CloudAssembly.Of(AssemblyOptions.Default, ("Shop", Template(resources))), options);

    /// <summary>A stack a place.</summary>
    public static Simulation Of(params (Place Place, string[] Resources)[] stacks) => Simulation.Load(CloudAssembly.Of(
        AssemblyOptions.Default, stacks.Select((stack, at) => ($"Shop{at}", stack.Place, Template(stack.Resources)))));

    /// <summary>A queue that lets a service send, as CDK's grants do.</summary>
    public static string Queue(string id, string service = "events.amazonaws.com", string properties = "") => $$"""
        "{{id}}": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "{{id.ToLowerInvariant()}}" {{properties}} } },
        "{{id}}Policy": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "Queues": [{ "Ref": "{{id}}" }], "PolicyDocument": { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Principal": { "Service": "{{service}}" }, "Action": "sqs:SendMessage", "Resource": { "Fn::GetAtt": ["{{id}}", "Arn"] } }] } } }
        """;

    /// <summary>A role that a service takes on, allowed one action on all.</summary>
    public static string Role(string id, string action, string service = "events.amazonaws.com", string resource = "*") => $$"""
        "{{id}}": { "Type": "AWS::IAM::Role", "Properties": {
          "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "{{service}}" }, "Action": "sts:AssumeRole" }] },
          "Policies": [{ "PolicyName": "p", "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": {{(action.StartsWith('[') ? action : $"\"{action}\"")}}, "Resource": "{{resource}}" }] } }] } }
        """;

    /// <summary>A rule for all events of the source <c>orders</c>.</summary>
    public static string Rule(string id, string target, string bus = """{ "Ref": "Bus" }""", string pattern = """{ "source": ["orders"] }""") => $$"""
        "{{id}}": { "Type": "AWS::Events::Rule", "Properties": { "Name": "{{id.ToLowerInvariant()}}", "EventBusName": {{bus}}, "EventPattern": {{pattern}}, "Targets": [{{target}}] } }
        """;

    /// <summary>A target by the logical id of a resource.</summary>
    public static string To(string id, string more = "") => $$"""{ "Id": "{{id}}", "Arn": { "Fn::GetAtt": ["{{id}}", "Arn"] } {{more}} }""";

    /// <summary>An archive of the bus.</summary>
    public static string Archive(string more = "") => $$"""
        "Archive": { "Type": "AWS::Events::Archive", "Properties": { "ArchiveName": "kept", "SourceArn": { "Fn::GetAtt": ["Bus", "Arn"] } {{more}} } }
        """;

    /// <summary>A state machine with a role that may do the action.</summary>
    public static string Workflow(string id, string definition, string action = "none:None", string type = "STANDARD") => $$"""
        {{Role(id + "Role", action, "states.amazonaws.com")}},
        "{{id}}": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "StateMachineName": "{{id.ToLowerInvariant()}}", "StateMachineType": "{{type}}",
          "RoleArn": { "Fn::GetAtt": ["{{id}}Role", "Arn"] }, "Definition": {{definition}} } }
        """;

    /// <summary>Puts an event on a bus.</summary>
    public static void Put(this Simulation simulation, string detail = """{"id":1}""", string bus = "shop", DateTimeOffset? time = null) =>
        simulation.Bus(bus).Put("orders", "OrderPlaced", Json.Parse(detail), time);

    /// <summary>Calls as the administrator, and expects an answer.</summary>
    public static Json Ask(this Simulation simulation, string service, string action, string request, Place? place = null)
    {
        var answer = simulation.Call(service, action, Json.Parse(request), place);
        Assert.True(answer.Ok, answer.Error?.ToString());
        return answer.Body;
    }

    /// <summary>Calls as the administrator, and expects an error.</summary>
    public static AwsError Refused(this Simulation simulation, string service, string action, string request, Place? place = null)
    {
        var error = simulation.Call(service, action, Json.Parse(request), place).Error;
        Assert.NotNull(error);
        return error;
    }

    /// <summary>The bodies of the messages in a queue.</summary>
    public static List<Json> Bodies(this Simulation simulation, string queue) => [.. simulation.Queue(queue).Messages.Select(Json.Parse)];

    /// <summary>The attributes of the first message in a queue, as text.</summary>
    public static Dictionary<string, string> Attributes(this Simulation simulation, string queue)
    {
        var url = simulation.Queue(queue).Resource.Ref;
        var messages = simulation.Ask("sqs", "ReceiveMessage", $$"""{ "QueueUrl": "{{url}}", "MessageAttributeNames": ["All"] }""", simulation.Queue(queue).Resource.Place)["Messages"];
        var attributes = Assert.IsType<JsonMap>(Assert.IsType<JsonList>(messages)[0]["MessageAttributes"]);
        return attributes.ToDictionary(a => a.Key, a => a.Value.TextOf("StringValue")!);
    }

    private static Json Template(string[] resources) => Json.Parse($$"""{ "Resources": { {{string.Join(",", resources)}} } }""");
}
