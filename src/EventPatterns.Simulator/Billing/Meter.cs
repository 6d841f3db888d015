using System.Runtime.InteropServices;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Billing;

/// <summary>Adds up what AWS would charge for: by charge and by the resource that it falls to.</summary>
internal sealed class Meter(CloudAssembly assembly) : IMeter
{
    private readonly CallCharges _calls = new(assembly);
    private readonly Dictionary<(string Charge, string Resource), decimal> _used = [];

    /// <summary>What was used, in an order that does not hang on the order of use.</summary>
    public IEnumerable<(string Charge, string Resource, decimal Quantity)> Used =>
        _used.OrderBy(u => u.Key.Charge, StringComparer.Ordinal).ThenBy(u => u.Key.Resource, StringComparer.Ordinal).Select(u => (u.Key.Charge, u.Key.Resource, u.Value));

    public void Count(AwsCall call, Answer answer)
    {
        foreach (var (charge, resource, quantity) in _calls.Of(call, answer)) Use(charge, resource, quantity);
    }

    public void Use(string charge, string resource, decimal quantity)
    {
        if (quantity == 0 || IsInCapacity(charge, resource)) return;
        CollectionsMarshal.GetValueRefOrAddDefault(_used, (charge, resource), out _) += quantity;
    }

    /// <summary>Whether the resource is paid by its capacity, by the month, and not by what goes through it.</summary>
    private bool IsInCapacity(string charge, string resource) => charge switch
    {
        Charges.TableRead or Charges.TableWrite => assembly.ByArn(resource) is { Type: "AWS::DynamoDB::Table" } table && StandingCharges.IsProvisioned(table),
        Charges.StreamGigabyteRead => assembly.ByArn(resource) is not { } stream || !StandingCharges.IsOnDemand(stream),
        _ => false,
    };
}
