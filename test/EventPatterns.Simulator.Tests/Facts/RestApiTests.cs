namespace EventPatterns.Simulator.Tests.Facts;

public sealed class RestApiTests
{
    [Fact]
    public void Queue_ByItsPath_TakesAForm()
    {
        var shop = Shop(Cloud.Queue("Heard"), "sqs:SendMessage", "sqs:path/111111111111/heard",
            "Action=SendMessage&MessageBody=$util.urlEncode($input.body)", """{ "StatusCode": "202", "ResponseTemplates": { "application/json": "{\"id\":$input.json('$.MessageId')}" } }""");

        var answer = shop.Api("Api").Send("POST", "/orders/7", """{"a":"x & y"}""");

        Assert.Equal(202, answer.Status);
        Assert.StartsWith("{\"id\":\"", answer.Body, StringComparison.Ordinal);
        Assert.Equal(["""{"a":"x & y"}"""], shop.Queue("Heard").Messages);
    }

    [Fact]
    public void Bus_Template_MapsBodyParametersAndContext()
    {
        var shop = Shop(Cloud.Bus, "events:PutEvents", "events:action/PutEvents",
            """{"Entries":[{"Source":"orders","DetailType":"$input.path('$.type')","Detail":"$util.escapeJavaScript($input.json('$.data'))","EventBusName":"shop","Resources":["$input.params('id')","$context.httpMethod"]}]}""",
            """{ "StatusCode": "200", "ResponseTemplates": { "application/json": "#set($context.responseOverride.status = 201)\n{\"failed\":$input.path('$.FailedEntryCount')}" } }""");

        var answer = shop.Api("Api").Send("POST", "/orders/7", """{"type":"OrderPlaced","data":{"name":"a \"b\""}}""");

        Assert.Equal((201, """{"failed":0}"""), (answer.Status, answer.Body.Trim()));
        var arrived = shop.Bus("shop").Events.Single();
        Assert.Equal(("OrderPlaced", """{"name":"a \"b\""}""", """["7","POST"]"""), (arrived.TextOf("detail-type"), arrived["detail"]!.ToString(), arrived["resources"]!.ToString()));
    }

    [Fact]
    public void Error_IsChosenByItsStatus()
    {
        var shop = Shop(Cloud.Bus, "none:None", "events:action/PutEvents", """{"Entries":[{"Source":"orders","DetailType":"A","Detail":"{}"}]}""",
            """{ "StatusCode": "200" }, { "StatusCode": "400", "SelectionPattern": "4\\d{2}", "ResponseTemplates": { "application/json": "{\"error\":\"$input.path('$.__type')\"}" } }""");

        var answer = shop.Api("Api").Send("POST", "/orders/7", "{}");

        Assert.Equal((400, """{"error":"AccessDeniedException"}"""), (answer.Status, answer.Body));
    }

    [Fact]
    public void Mock_AnswersWithItsTemplate()
    {
        var shop = Shop(Cloud.Bus, "none:None", "", """{"statusCode": 200}""", """{ "StatusCode": "200", "ResponseTemplates": { "application/json": "{\"ok\":true}" } }""", "MOCK");

        Assert.Equal((200, """{"ok":true}"""), (shop.Api("Api").Send("POST", "/orders/7", "{}").Status, shop.Api("Api").Send("POST", "/orders/7", "{}").Body));
        Assert.Equal(403, shop.Api("Api").Send("GET", "/none").Status);
    }

    [Theory]
    [InlineData("#foreach($x in $input.path('$.items'))$x#end", "#foreach")]
    [InlineData("$util.parseJson($input.body)", "$util.parseJson")]
    public void Template_UnknownToTheSimulator_IsNamed(string template, string name)
    {
        var shop = Shop(Cloud.Bus, "events:PutEvents", "events:action/PutEvents", template, """{ "StatusCode": "200" }""");

        Assert.Contains(name, Assert.Throws<SimulationException>(() => shop.Api("Api").Send("POST", "/orders/7", "{}")).Message, StringComparison.Ordinal);
    }

    private static Simulation Shop(string resources, string action, string uri, string template, string responses, string type = "AWS") => Cloud.Of(
        resources, Cloud.Role("Gateway", action, "apigateway.amazonaws.com"), $$"""
        "Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": { "Name": "api" } },
        "Orders": { "Type": "AWS::ApiGateway::Resource", "Properties": { "RestApiId": { "Ref": "Api" }, "ParentId": { "Fn::GetAtt": ["Api", "RootResourceId"] }, "PathPart": "orders" } },
        "Order": { "Type": "AWS::ApiGateway::Resource", "Properties": { "RestApiId": { "Ref": "Api" }, "ParentId": { "Ref": "Orders" }, "PathPart": "{id}" } },
        "Post": { "Type": "AWS::ApiGateway::Method", "Properties": { "RestApiId": { "Ref": "Api" }, "ResourceId": { "Ref": "Order" }, "HttpMethod": "POST", "AuthorizationType": "NONE",
          "Integration": { "Type": "{{type}}", "IntegrationHttpMethod": "POST", "Uri": "arn:aws:apigateway:us-east-1:{{uri}}", "Credentials": { "Fn::GetAtt": ["Gateway", "Arn"] },
            "RequestTemplates": { "application/json": {{(Data.Json)template}} }, "IntegrationResponses": [{{responses}}] } } }
        """);
}
