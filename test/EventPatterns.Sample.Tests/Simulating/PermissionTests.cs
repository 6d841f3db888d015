namespace EventPatterns.Sample.Tests.Simulating;

/// <summary>Each statement of the synthesized policies is needed: without it the scenario fails, and the trace says why.</summary>
public sealed class PermissionTests(SynthesizedShop shop)
{
    [Theory]
    [InlineData("Orders", "CheckoutRoleDefaultPolicy", "events:PutEvents", "Orders-CheckoutRole", "event-bus/Orders")]
    [InlineData("Shipping", "TrackingFollowQueuePolicy", "sqs:SendMessage", "events.amazonaws.com", "Shipping-TrackingFollowQueue")]
    [InlineData("Shipping", "TrackingFollowPipeRoleDefaultPolicy", "sqs:ReceiveMessage", "Shipping-TrackingFollowPipeRole", "Shipping-TrackingFollowQueue")]
    [InlineData("Shipping", "TrackingFollowPipeRoleDefaultPolicy", "sqs:DeleteMessage", "Shipping-TrackingFollowPipeRole", "Shipping-TrackingFollowQueue")]
    [InlineData("Shipping", "TrackingFollowPipeRoleDefaultPolicy", "states:StartSyncExecution", "Shipping-TrackingFollowPipeRole", "stateMachine:")]
    [InlineData("Shipping", "TrackingFollowWorkflowRoleDefaultPolicy", "dynamodb:UpdateItem", "Shipping-TrackingFollowWorkflowRole", "table/Shipping-TrackingFollowGuards")]
    [InlineData("Shipping", "TrackingFollowWorkflowRoleDefaultPolicy", "dynamodb:PutItem", "Shipping-TrackingFollowWorkflowRole", "table/Shipping-TrackingParcels")]
    [InlineData("Shipping", "TrackingFollowWorkflowRoleDefaultPolicy", "events:PutEvents", "Shipping-TrackingFollowWorkflowRole", "event-bus/Shipping")]
    [InlineData("Payments", "TakePaymentMachineRoleDefaultPolicy", "states:InvokeHTTPEndpoint", "Payments-TakePaymentMachineRole", "stateMachine:")]
    [InlineData("Orders", "FulfilmentRepliesWorkflowRoleDefaultPolicy", "states:SendTaskSuccess", "Orders-FulfilmentRepliesWorkflowRole", "stateMachine:")]
    [InlineData("Orders", "GatekeeperEgressWorkflowRoleDefaultPolicy", "events:PutEvents", "Orders-GatekeeperEgressWorkflowRole", "event-bus/orders-gatekeeper")]
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
