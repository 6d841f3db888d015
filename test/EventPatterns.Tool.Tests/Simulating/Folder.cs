namespace EventPatterns.Tool.Tests.Simulating;

/// <summary>A temporary folder with a small cloud assembly, written by hand: a bus, a rule, a queue, a table, an API.</summary>
public sealed class Folder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("event-patterns-tool-").FullName;

    public const string Manifest = """
        { "version": "48.0.0", "artifacts": { "Shop": {
          "type": "aws:cloudformation:stack", "environment": "aws://unknown-account/unknown-region", "properties": { "templateFile": "Shop.template.json" },
          "metadata": { "/Shop/Bus/Resource": [{ "type": "aws:cdk:logicalId", "data": "Bus" }], "/Shop/Parcels/Resource": [{ "type": "aws:cdk:logicalId", "data": "Parcels" }] } } } }
        """;

    public const string Template = """
        { "Resources": {
          "Bus": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "shop" } },
          "Rule": { "Type": "AWS::Events::Rule", "Properties": {
            "EventBusName": { "Ref": "Bus" }, "EventPattern": { "detail-type": ["OrderPlaced"] },
            "Targets": [{ "Id": "Queue", "Arn": { "Fn::GetAtt": ["Orders", "Arn"] } }] } },
          "Orders": { "Type": "AWS::SQS::Queue", "Properties": {} },
          "OrdersPolicy": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "Queues": [{ "Ref": "Orders" }], "PolicyDocument": { "Version": "2012-10-17", "Statement": [{
            "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": { "Fn::GetAtt": ["Orders", "Arn"] },
            "Condition": { "ArnEquals": { "aws:SourceArn": { "Fn::GetAtt": ["Rule", "Arn"] } } } }] } } },
          "Parcels": { "Type": "AWS::DynamoDB::Table", "Properties": {
            "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }], "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "S" }], "BillingMode": "PAY_PER_REQUEST" } },
          "Checkout": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "Name": "checkout", "ProtocolType": "HTTP" } },
          "Robot": { "Type": "AWS::RoboMaker::Robot", "Properties": {} }
        } }
        """;

    public const string Scenario = """
        {
          "steps": [{ "put": { "bus": "Shop/Bus", "source": "shop", "detailType": "OrderPlaced", "detail": { "orderId": "o-{{n}}" }, "times": 3 } }],
          "expect": [{ "queue": "Orders", "depth": 3 }, { "refused": "*", "count": 0 }]
        }
        """;

    public static Folder OfShop(string template = Template) => new Folder().With("manifest.json", Manifest).With("Shop.template.json", template);

    public string Path => _path;

    public Folder With(string file, string text)
    {
        File.WriteAllText(At(file), text);
        return this;
    }

    public string At(string file) => System.IO.Path.Combine(_path, file);

    /// <summary>The file of a scenario in this folder.</summary>
    public string ScenarioOf(string json = Scenario)
    {
        With("scenario.json", json);
        return At("scenario.json");
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
