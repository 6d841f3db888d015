using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using EventPatterns.Cdk.Buses;
using EventPatterns.Events;
using EventPatterns.Testing;

namespace EventPatterns.Cdk.Tests.Buses;

[Collection(SynthesisCollection.Name)]
public sealed class DomainBusTests
{
    [Fact]
    public void Template_Defaults_BusAndDeadLettersAlone()
    {
        var template = SynthesizedTemplate.Of(stack => new DomainBus(stack, "Bus"));
        TemplateChecks.Pass(template);
        Snapshot.Matches(template, "DomainBus");
    }

    [Fact]
    public void Template_Everything_PolicyArchiveKeyAndLogWithoutLambda()
    {
        var template = SynthesizedTemplate.Of(stack => new DomainBus(stack, "Bus", new DomainBusProps
        {
            EventBusName = "orders",
            ArchiveRetention = Duration.Days(7),
            EncryptionKey = new Key(stack, "Key"),
            LogEverything = true,
            RemovalPolicy = RemovalPolicy.DESTROY,
            Publishers = [new BusPublisher
            {
                Id = "Shipping",
                Principal = new AccountPrincipal("222222222222"),
                Contracts = [EventContract.Of<ParcelPrepared>(), EventContract.Of<ParcelDelayed>(), EventContract.Of<OrderPlaced>()],
            }],
        }));
        TemplateChecks.Pass(template);
        Snapshot.Matches(template, "DomainBus.Everything");
        Assert.Empty(template.Resources("AWS::Lambda::Function"));
    }

    [Fact]
    public void GrantPublish_Contracts_AllowsThoseOnly()
    {
        var template = SynthesizedTemplate.Of(stack =>
            new DomainBus(stack, "Bus").GrantPublish(
                new Role(stack, "Role", new RoleProps { AssumedBy = new ServicePrincipal("ecs-tasks.amazonaws.com") }),
                EventContract.Of<OrderPlaced>(),
                EventContract.Of<OrderCancelled>()));
        var statement = Assert.Single(template.Only("AWS::IAM::Policy")["PolicyDocument"]!["Statement"]!.AsArray())!;
        Assert.Equal("events:PutEvents", statement["Action"]!.GetValue<string>());
        Assert.Equal("""{"events:source":"orders.checkout","events:detail-type":["OrderCancelled","OrderPlaced"]}""", statement["Condition"]!["StringEquals"]!.ToJsonString());
    }

    [Fact]
    public void GrantPublish_NoContracts_Throws() => SynthesizedTemplate.Of(stack =>
    {
        var bus = new DomainBus(stack, "Bus");
        var message = Assert.Throws<ArgumentException>(() => bus.GrantPublish(new AccountRootPrincipal())).Message;
        Assert.Contains("Stack/Bus/Bus: expected one contract or more", message, StringComparison.Ordinal);
    });
}
