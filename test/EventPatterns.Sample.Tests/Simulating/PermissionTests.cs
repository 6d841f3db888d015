namespace EventPatterns.Sample.Tests.Simulating;

/// <summary>Each statement of the synthesized policies is needed: without it the scenario fails, and the trace says why.</summary>
public sealed class PermissionTests(SynthesizedShop shop)
{
    [Theory]
    [InlineData("Orders", "CheckoutRoleDefaultPolicy", "events:PutEvents", "Orders-CheckoutRole", "event-bus/Orders")]
    [InlineData("Shipping", "PrepareParcelsQueuePolicy", "sqs:SendMessage", "events.amazonaws.com", "Shipping-PrepareParcelsQueue")]
    [InlineData("Shipping", "PrepareParcelsPipeRoleDefaultPolicy", "sqs:ReceiveMessage", "Shipping-PrepareParcelsPipeRole", "Shipping-PrepareParcelsQueue")]
    [InlineData("Shipping", "PrepareParcelsPipeRoleDefaultPolicy", "sqs:DeleteMessage", "Shipping-PrepareParcelsPipeRole", "Shipping-PrepareParcelsQueue")]
    [InlineData("Shipping", "PrepareParcelsPipeRoleDefaultPolicy", "states:StartSyncExecution", "Shipping-PrepareParcelsPipeRole", "stateMachine:")]
    [InlineData("Shipping", "PrepareParcelsWorkflowRoleDefaultPolicy", "dynamodb:UpdateItem", "Shipping-PrepareParcelsWorkflowRole", "table/Shipping-PrepareParcelsGuards")]
    [InlineData("Shipping", "PrepareParcelsWorkflowRoleDefaultPolicy", "dynamodb:PutItem", "Shipping-PrepareParcelsWorkflowRole", "table/Shipping-Parcels")]
    [InlineData("Shipping", "PrepareParcelsWorkflowRoleDefaultPolicy", "events:PutEvents", "Shipping-PrepareParcelsWorkflowRole", "event-bus/Orders")]
    public void Scenario_OnePermissionLess_FailsAndNamesWhoWhatWhereAndWhatIsMissing(string stack, string policy, string action, string principal, string resource)
    {
        using var copy = new CopiedAssembly(shop.Folder).Without(stack, policy, action);
        var simulation = copy.Simulate();

        var result = Scenarios.Shop.Run(simulation);

        Assert.False(result.Holds);
        var refusal = simulation.Trace.Refusals.First();
        Assert.Contains(principal, refusal.By!.Name, StringComparison.Ordinal);
        Assert.Contains($"{refusal.By.Name} is not authorized to perform: {action} on resource: {refusal.Subject}", refusal.Note, StringComparison.Ordinal);
        Assert.Contains(resource, refusal.Subject, StringComparison.Ordinal);
        Assert.Matches($"add a statement that allows {action} |allows it only under the condition", refusal.Note!);
        Assert.Contains(refusal.Note!, simulation.Trace.AsTree(), StringComparison.Ordinal);
    }
}
