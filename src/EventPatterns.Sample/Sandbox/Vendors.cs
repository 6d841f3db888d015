using Constructs;

namespace EventPatterns.Sample.Sandbox;

/// <summary>The shop's vendors: those that the context names, and the sandbox's for the rest.</summary>
internal sealed record Vendors(VendorEndpoint Loyalty, VendorEndpoint Payment, VendorEndpoint Carrier)
{
    /// <summary>Finds them, and makes the sandbox if one is needed.</summary>
    /// <exception cref="ArgumentException">The context names half a vendor.</exception>
    public static Vendors Of(Construct app)
    {
        var sandbox = new Lazy<SandboxStack>(() => new SandboxStack(app, "Sandbox"));
        return new Vendors(
            VendorEndpoint.FromContext(app, "loyalty") ?? sandbox.Value.Loyalty,
            VendorEndpoint.FromContext(app, "payment") ?? sandbox.Value.Payment,
            VendorEndpoint.FromContext(app, "carrier") ?? sandbox.Value.Carrier);
    }
}
