using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using EventPatterns.Client;
using EventPatterns.Client.Circuits;
using EventPatterns.Client.Publishing;

namespace EventPatterns.Tool.Commands.Circuits;

/// <summary>A circuit in AWS, with the credentials that the AWS SDK finds.</summary>
internal sealed class DeployedCircuit(Terminal terminal, CircuitOptions options)
{
    public async Task<int> Run(CancellationToken cancellation)
    {
        try
        {
            if (options.Order == CircuitOrder.Status) await Tell(cancellation).ConfigureAwait(false);
            else await Order(cancellation).ConfigureAwait(false);
            return ExitCodes.Holds;
        }
        catch (Exception refused) when (refused is AmazonServiceException or AmazonClientException or EventNotPublishedException or InvalidDataException)
        {
            var hint = options.Region is null && refused.Message.Contains("RegionEndpoint", StringComparison.Ordinal) ? ": give --region, or set AWS_REGION" : "";
            throw new InputException($"The circuit {options.Circuit}: {refused.Message}{hint}.");
        }
    }

    private async Task Tell(CancellationToken cancellation)
    {
        using var dynamo = options.Endpoint is { } endpoint
            ? new AmazonDynamoDBClient(new AmazonDynamoDBConfig { ServiceURL = endpoint, AuthenticationRegion = options.Region })
            : options.Region is { } region ? new AmazonDynamoDBClient(RegionEndpoint.GetBySystemName(region)) : new AmazonDynamoDBClient();
        var status = await CircuitOperator.StatusAsync(dynamo, options.Table!, options.Circuit, cancellation).ConfigureAwait(false);
        await terminal.Say(CircuitText.Of(status)).ConfigureAwait(false);
    }

    private async Task Order(CancellationToken cancellation)
    {
        using var circuits = new CircuitOperator(options.Bus!, new AwsConnection { Region = options.Region, Endpoint = options.Endpoint is { } endpoint ? new Uri(endpoint) : null });
        await (options.Order switch
        {
            CircuitOrder.Isolate => circuits.IsolateAsync(options.Circuit, cancellation),
            CircuitOrder.Release => circuits.ReleaseAsync(options.Circuit, cancellation),
            _ => circuits.ReplayAsync(options.Circuit, options.Since!.Value, cancellation),
        }).ConfigureAwait(false);
        await terminal.Say($"{options.Circuit}: asked to {options.Order.ToString().ToLowerInvariant()}. `event-patterns circuit status` tells what came of it.").ConfigureAwait(false);
    }
}
