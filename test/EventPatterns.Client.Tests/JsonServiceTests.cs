using System.Net;
using Amazon;
using Amazon.Runtime;
using EventPatterns.Client.Aws;

namespace EventPatterns.Client.Tests;

public sealed class JsonServiceTests
{
    private static readonly JsonServiceName EventBridge = new("EventBridge", "events", "AWSEvents", "1.1");

    [Theory]
    [InlineData("eu-west-1", "events.eu-west-1.amazonaws.com")]
    [InlineData("cn-north-1", "events.cn-north-1.amazonaws.com.cn")]
    public async Task Call_NoEndpointGiven_GoesToTheRegionsOwn(string region, string host)
    {
        using var service = new JsonService(EventBridge, new() { Region = region, Credentials = new BasicAWSCredentials("AKIDEXAMPLE", "secret") });
        var http = new RecordingFactory();
        ((JsonServiceConfig)service.Config).HttpClientFactory = http;

        await service.Call("PutEvents", new { }, TestContext.Current.CancellationToken);

        var request = Assert.Single(http.Requests);
        Assert.Equal($"https://{host}/", request.RequestUri!.AbsoluteUri);
        Assert.Contains($"/{region}/events/aws4_request", request.Headers.GetValues("Authorization").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Endpoint_FipsOrDualStack_IsToBeNamed()
    {
        var config = new JsonServiceConfig(EventBridge, new()) { RegionEndpoint = RegionEndpoint.EUWest1, UseFIPSEndpoint = true };

        var exception = Assert.Throws<AmazonClientException>(() => config.DetermineServiceOperationEndpoint(null!));

        Assert.Equal("EventBridge: FIPS and dual-stack endpoints differ by region. Set AwsConnection.Endpoint to the one of your region.", exception.Message);
    }

    private sealed class RecordingFactory : HttpClientFactory
    {
        private static int made;
        private readonly int number = Interlocked.Increment(ref made);

        public List<HttpRequestMessage> Requests { get; } = [];

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Recorder(Requests));

        // The SDK keeps clients by this name, and would hand one test's to the next.
        public override string GetConfigUniqueString(IClientConfig clientConfig) => $"recording-{number}";
    }

    private sealed class Recorder(List<HttpRequestMessage> requests) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            requests.Add(request);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}"), RequestMessage = request });
        }
    }
}
