using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace EventPatterns.Client.Aws;

/// <summary>What sets a JSON service of AWS apart on the wire.</summary>
/// <param name="Id">The SDK's id of the service, by which <c>AWS_ENDPOINT_URL_...</c> names it.</param>
/// <param name="Prefix">The first label of its host, and the name that requests are signed for.</param>
/// <param name="Target">What stands before the action in <c>X-Amz-Target</c>.</param>
/// <param name="JsonVersion">The version of <c>application/x-amz-json-...</c>.</param>
internal sealed record JsonServiceName(string Id, string Prefix, string Target, string JsonVersion);

/// <summary>The SDK's settings for a service that has no client package.</summary>
internal sealed class JsonServiceConfig : ClientConfig
{
    private readonly JsonServiceName _service;

    public JsonServiceConfig(JsonServiceName service, AwsConnection connection)
        : base(new DefaultConfigurationProvider(AmazonDynamoDBDefaultConfiguration.GetAllConfigurations())) // the same for every service
    {
        _service = service;
        ServiceId = service.Id;
        AuthenticationServiceName = service.Prefix;
        if (connection.MaxRetries is { } retries) MaxErrorRetry = retries;
        if (connection.Endpoint is { } endpoint)
        {
            ServiceURL = endpoint.AbsoluteUri;
            AuthenticationRegion = connection.Region ?? throw new ArgumentException("AwsConnection.Region: expected the region to sign for, since Endpoint is set; found none.", nameof(connection));
        }
        else if (connection.Region is { } region)
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
    }

    public override string RegionEndpointServiceName => _service.Prefix;

    public override string ServiceVersion => "";

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString("EventPatterns.Client", "0.1.0");

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        if (!string.IsNullOrEmpty(ServiceURL)) return new(ServiceURL);
        if (UseFIPSEndpoint || UseDualstackEndpoint)
            throw new AmazonClientException($"{_service.Id}: FIPS and dual-stack endpoints differ by region. Set AwsConnection.Endpoint to the one of your region.");
        var region = RegionEndpoint ?? throw new AmazonClientException($"{_service.Id}: no region. Set AwsConnection.Region, AWS_REGION, or a region in the profile.");
        return new($"https://{_service.Prefix}.{region.SystemName}.{region.PartitionDnsSuffix}/");
    }
}
