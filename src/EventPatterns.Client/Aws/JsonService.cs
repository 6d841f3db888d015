using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace EventPatterns.Client.Aws;

/// <summary>
/// Calls a JSON service of AWS through the SDK's core, which signs, finds the credentials and the region, and retries.
/// It stands in for the service's client package: docs/decisions/010-aws-calls-behind-adapters.md.
/// </summary>
internal sealed class JsonService : AmazonServiceClient
{
    private readonly JsonServiceName _service;

    public JsonService(JsonServiceName service, AwsConnection connection)
        : base(connection.Credentials, new JsonServiceConfig(service, connection)) =>
        _service = service;

    /// <summary>Performs the action, and gives the answer's JSON.</summary>
    /// <exception cref="AmazonServiceException">AWS refused, or all retries failed.</exception>
    public async Task<JsonElement> Call(string action, object request, CancellationToken cancellation)
    {
        var options = new InvokeOptions { RequestMarshaller = new Marshaller(_service), ResponseUnmarshaller = new Unmarshaller() };
        var call = new Request(action, JsonSerializer.SerializeToUtf8Bytes(request, AwsJson.Options));
        var response = await InvokeAsync<Response>(call, options, cancellation).ConfigureAwait(false);
        return response.Body;
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) =>
        pipeline.AddHandlerAfter<Amazon.Runtime.Internal.Marshaller>(new SignatureV4());

    private sealed class Request(string action, byte[] body) : AmazonWebServiceRequest
    {
        public string Action => action;

        public byte[] Body => body;
    }

    private sealed class Response : AmazonWebServiceResponse
    {
        public JsonElement Body { get; init; }
    }

    private sealed class SignatureV4 : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
    }

    private sealed class Marshaller(JsonServiceName service) : IMarshaller<IRequest, AmazonWebServiceRequest>
    {
        public IRequest Marshall(AmazonWebServiceRequest input)
        {
            var call = (Request)input;
            return new DefaultRequest(input, service.Id)
            {
                HttpMethod = "POST",
                ResourcePath = "/",
                Content = call.Body,
                Headers =
                {
                    ["X-Amz-Target"] = $"{service.Target}.{call.Action}",
                    ["Content-Type"] = $"application/x-amz-json-{service.JsonVersion}",
                },
            };
        }
    }

    private sealed class Unmarshaller : JsonResponseUnmarshaller
    {
        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
        {
            using var document = JsonDocument.Parse(input.Stream);
            return new Response { Body = document.RootElement.Clone() };
        }

        public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
        {
            var reader = new StreamingUtf8JsonReader(input.Stream);
            var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
            return new(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
        }
    }
}
