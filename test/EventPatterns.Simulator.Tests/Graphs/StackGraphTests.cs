using System.Xml.Linq;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Graphs;

namespace EventPatterns.Simulator.Tests.Graphs;

public sealed class StackGraphTests
{
    [Fact]
    public void Of_RuleQueuePipeWorkflow_EachWayOnce() => Assert.Equal(
        [
            "Shop/Bus Hears Shop/Queue: OrderPlaced (Rule)",
            "Shop/Queue Delivers Shop/Pipe: ",
            "Shop/Pipe Delivers Shop/Workflow: ",
            "Shop/Workflow Uses Shop/Table: putItem",
        ],
        Ways(StackGraph.Of(SmallStack.Assembly())).Order(StringComparer.Ordinal).OrderBy(w => w.Contains("Bus", StringComparison.Ordinal) ? 0 : w.StartsWith("Shop/Queue", StringComparison.Ordinal) ? 1 : w.StartsWith("Shop/Pipe", StringComparison.Ordinal) ? 2 : 3));

    [Fact]
    public void Of_WorkflowThatPutsEvents_Publishes() => Assert.Equal(
        ["Shop/Flow Publishes Shop/Bus: OrderShipped"],
        Ways(Graph("""
            "Flow": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "RoleArn": "arn:aws:iam::111111111111:role/r",
              "DefinitionString": { "Fn::Sub": "{\"StartAt\":\"Tell\",\"States\":{\"Tell\":{\"Type\":\"Task\",\"End\":true,\"Resource\":\"arn:aws:states:::events:putEvents\",\"Parameters\":{\"Entries\":[{\"EventBusName\":\"${Bus.Arn}\",\"DetailType\":\"OrderShipped\",\"Source\":\"shop\",\"Detail\":{}}]}}}}" } } }
            """)));

    [Fact]
    public void Of_FunctionsRoleMayPutEvents_FunctionPublishesWhatTheConditionAllows() => Assert.Equal(
        ["Shop/Seller Publishes Shop/Bus: OrderPaid"],
        Ways(Graph($$"""
            {{Role("""{ "StringEquals": { "events:detail-type": "OrderPaid" } }""")}},
            "Seller": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Fn::GetAtt": ["Role", "Arn"] }, "Code": {} } }
            """)));

    [Fact]
    public void Of_RoleThatNobodyHereTakesOn_StandsForItself() => Assert.Equal(
        ["Shop/Role Publishes Shop/Bus: any event"],
        Ways(Graph(Role("{}"))));

    [Fact]
    public void Of_RuleThatForwardsWithARole_ShowsTheRuleAlone() => Assert.Equal(
        ["Shop/Bus Hears Shop/Far: OrderPaid (Forward)"],
        Ways(Graph($$"""
            {{Role("{}")}},
            "Far": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "far" } },
            "Forward": { "Type": "AWS::Events::Rule", "Properties": { "EventBusName": { "Ref": "Bus" }, "EventPattern": { "detail-type": ["OrderPaid"] },
              "Targets": [{ "Id": "Far", "Arn": { "Fn::GetAtt": ["Far", "Arn"] }, "RoleArn": { "Fn::GetAtt": ["Role", "Arn"] } }] } }
            """)));

    [Fact]
    public void Of_RuleWithDeadLetters_ShowsWhereTheyGo() => Assert.Contains(
        "Shop/Bus DeadLetters Shop/Dead: Rule",
        Ways(Graph("""
            "Dead": { "Type": "AWS::SQS::Queue", "Properties": {} },
            "Work": { "Type": "AWS::SQS::Queue", "Properties": {} },
            "Rule": { "Type": "AWS::Events::Rule", "Properties": { "EventBusName": { "Ref": "Bus" }, "EventPattern": { "source": [{ "prefix": "shop." }] },
              "Targets": [{ "Id": "w", "Arn": { "Fn::GetAtt": ["Work", "Arn"] }, "DeadLetterConfig": { "Arn": { "Fn::GetAtt": ["Dead", "Arn"] } } }] } }
            """)));

    [Fact]
    public void AsMermaid_SmallStack_NodesAndArrows()
    {
        var text = StackGraph.Of(SmallStack.Assembly()).AsMermaid();

        Assert.StartsWith("flowchart LR\n    n1{{\"Shop/Bus<br/><small>event bus</small>\"}}\n", text, StringComparison.Ordinal);
        Assert.Contains("    n1 -->|\"OrderPlaced (Rule)\"| n2\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AsSvg_SmallStack_WellFormedAndTheSameEachTime()
    {
        var svg = StackGraph.Of(SmallStack.Assembly()).AsSvg();

        Assert.Equal(svg, StackGraph.Of(SmallStack.Assembly()).AsSvg());
        var drawing = XDocument.Parse(svg);
        Assert.Equal(5, drawing.Descendants().Count(e => e.Attribute("data-node") is not null));
        Assert.Equal(4, drawing.Descendants().Count(e => e.Attribute("data-from") is not null));
    }

    [Fact]
    public void LayeredLayout_Chain_EachFurtherRight()
    {
        var layout = LayeredLayout.Of(StackGraph.Of(SmallStack.Assembly()));

        var columns = ((string[])["Shop/Bus", "Shop/Queue", "Shop/Pipe", "Shop/Workflow", "Shop/Table"]).Select(n => layout[n].X).ToList();
        Assert.Equal(columns.Order().Distinct(), columns);
    }

    [Fact]
    public void LayeredLayout_WayThatSkipsALayer_PassesWhereNothingStands()
    {
        GraphNode[] nodes = [new("a", "queue"), new("b", "pipe"), new("c", "queue")];
        GraphEdge[] edges = [new("a", "b", EdgeKind.Delivers, []), new("b", "c", EdgeKind.Delivers, []), new("a", "c", EdgeKind.DeadLetters, [])];
        var layout = LayeredLayout.Of(new StackGraph(nodes, edges));

        var stop = Assert.Single(layout.Stops("a", "c"));
        Assert.Equal(layout["b"].X, stop.X);
        Assert.True(Math.Abs(layout["b"].Y - stop.Y) >= LayeredLayout.Height);
    }

    [Fact]
    public void LayeredLayout_Circle_NoTwoNodesInOnePlace()
    {
        GraphNode[] nodes = [new("a", "queue"), new("b", "queue"), new("c", "queue")];
        GraphEdge[] edges = [new("a", "b", EdgeKind.Delivers, []), new("b", "c", EdgeKind.Delivers, []), new("c", "a", EdgeKind.Delivers, []), new("a", "a", EdgeKind.Uses, [])];
        var layout = LayeredLayout.Of(new StackGraph(nodes, edges));

        Assert.Equal(3, nodes.Select(n => layout[n.Name]).Distinct().Count());
    }

    [Fact]
    public void AsHtml_SmallStack_LoadsNothing()
    {
        var html = StackGraph.Of(SmallStack.Assembly()).AsHtml("The <shop>");

        Assert.Contains("<title>The &lt;shop&gt;</title>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
    }

    private static string Role(string condition) => $$"""
        "Role": { "Type": "AWS::IAM::Role", "Properties": {
          "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }] },
          "Policies": [{ "PolicyName": "p", "PolicyDocument": { "Version": "2012-10-17", "Statement": [
            { "Effect": "Allow", "Action": "events:PutEvents", "Resource": { "Fn::GetAtt": ["Bus", "Arn"] }, "Condition": {{condition}} }] } }] } }
        """;

    private static StackGraph Graph(string resources) => StackGraph.Of(CloudAssembly.Of(AssemblyOptions.Default, ("Shop", Json.Parse(
        "{ \"Resources\": { \"Bus\": { \"Type\": \"AWS::Events::EventBus\", \"Properties\": { \"Name\": \"orders\" } }, " + resources + " } }"))));

    private static IEnumerable<string> Ways(StackGraph graph) => graph.Edges.Select(e => $"{e.From} {e.Kind} {e.To}: {string.Join(", ", e.Labels)}");
}
