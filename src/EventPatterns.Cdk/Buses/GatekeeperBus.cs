using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Cdk.Events;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Buses;

/// <summary>
/// The border of a bounded context: a bus that others may know, with a way out and a way in. Out go the contracts that were
/// published, without what is internal; in come those that were accepted, from the accounts named. Both ways publish anew
/// by PutEvents, since EventBridge drops an event at its second forward from bus to bus.
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html
/// </summary>
public sealed class GatekeeperBus : Construct
{
    private readonly GatekeeperBusProps props;
    private readonly DomainBus border;
    private readonly BorderList listed = new();
    private readonly Refusals refusals;

    /// <summary>Makes the border, closed both ways.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public GatekeeperBus(Construct scope, string id, GatekeeperBusProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        GatekeeperChecks.Check(Node.Path, props);
        this.props = props;
        border = new DomainBus(this, "Border", new DomainBusProps
        {
            EventBusName = Address.Name,
            ArchiveRetention = props.ArchiveRetention,
            EncryptionKey = props.EncryptionKey,
            LogEverything = props.LogEverything,
            RemovalPolicy = props.RemovalPolicy,
        });
        if (props.OrganizationId is { } organization) OpenTo(organization);
        refusals = new Refusals(this, "Refusals", border.Bus, props.Inside, listed, props.RemovalPolicy);
    }

    /// <summary>The domain whose border it is.</summary>
    public string Domain => props.Domain;

    /// <summary>The bus that others may know.</summary>
    public EventBus Bus => border.Bus;

    /// <summary>The bus's ARN without a reference to this stack: two gatekeepers that share with each other would else wait for each other.</summary>
    public string Arn => Address.Arn;

    /// <summary>The account that it is in: what others name when they accept from it.</summary>
    public string Account => Address.Account;

    /// <summary>What could not be shared with a neighbour. 14 days, encrypted.</summary>
    public Queue DeadLetters => border.DeadLetters;

    /// <summary>The way out; null while nothing is published as it is.</summary>
    public EventConsumer? Egress { get; private set; }

    /// <summary>The way in; null while nothing is accepted.</summary>
    public EventConsumer? Ingress { get; private set; }

    /// <summary>Tells of what was refused (<see cref="EventRefused"/>, on the inside bus).</summary>
    public EventConsumer Refused => refusals.Consumer;

    /// <summary>Lets events of the contract out as they are, but for their internal metadata: <c>taskToken</c> and <c>attempt</c> stay inside.</summary>
    /// <typeparam name="T">The record that declares the event.</typeparam>
    /// <exception cref="ArgumentException">The contract is another domain's, or local or operational, or published already.</exception>
    public void Publish<T>() where T : notnull => Publish(EventContract.Of<T>());

    /// <summary>
    /// Lets events of the contract out as events of another one, made for others to see. The new event's id follows from
    /// the original's; its transaction, its times and its sequence are the original's.
    /// </summary>
    /// <typeparam name="T">The record that declares the event inside; it may be local.</typeparam>
    /// <typeparam name="TPublic">The record that declares the event outside, of the category <see cref="EventCategory.Transformed"/>.</typeparam>
    /// <param name="data">Sets the members of the new payload; the context says where the original's stand.</param>
    /// <exception cref="ArgumentException">A contract is wrong, or published already, or a member that it requires is not set.</exception>
    public void Publish<T, TPublic>(Action<HandlerContext, Payload<TPublic>> data) where T : notnull where TPublic : notnull
    {
        ArgumentNullException.ThrowIfNull(data);
        var contract = EventContract.Of<TPublic>();
        if (contract.Category != EventCategory.Transformed) throw Wrong(nameof(Publish), "a contract of the category Transformed to publish as", $"{contract}, which is {contract.Category}");
        if (EventContract.Of<T>().Domain != Domain) throw Wrong(nameof(Publish), $"a contract of the domain {Domain} to transform", $"{EventContract.Of<T>()}");
        AddPublished(contract);
        var name = ContractId.Of(contract);
        var way = Consume($"EgressAs{name}", props.Inside, context => context.ForwardAs<TPublic>($"PublishAs{name}", Bus, payload => data(context, payload)));
        way.Listen(ContractId.Of(EventContract.Of<T>()), Inside(EventContract.Of<T>()), EventContract.Of<T>().DetailType);
    }

    /// <summary>Lets events of the contract in, and the accounts put them.</summary>
    /// <typeparam name="T">The record that declares the event, another domain's.</typeparam>
    /// <param name="from">The accounts that publish it, twelve digits each. EventBridge names them in the event, and no publisher can say otherwise.</param>
    /// <param name="via">The accounts whose buses forward it here. Default: those that publish it.</param>
    /// <exception cref="ArgumentException">The contract is the domain's own, or local or operational, or accepted already; or an account is none.</exception>
    public void Accept<T>(IReadOnlyList<string> from, IReadOnlyList<string>? via = null) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(from);
        Accept(EventContract.Of<T>(), from, via);
    }

    /// <inheritdoc cref="Publish{T}"/>
    internal void Publish(EventContract contract)
    {
        AddPublished(contract);
        Egress ??= Consume("Egress", props.Inside, context => context.Forward("PublishOutside", Bus));
        Egress.Listen(ContractId.Of(contract), Inside(contract), contract.DetailType);
        Bus.GrantPublish(Egress.Workflow!, contract);
    }

    /// <inheritdoc cref="Accept{T}"/>
    internal void Accept(EventContract contract, IReadOnlyList<string> from, IReadOnlyList<string>? via = null)
    {
        GatekeeperChecks.MayComeIn(Node.Path, Domain, contract, from);
        if (via is not null) GatekeeperChecks.AreAccounts(Node.Path, $"{nameof(Accept)} via", via);
        if (!refusals.Allow(contract, from)) throw Wrong(nameof(Accept), "each contract once, with all its accounts", $"{contract} again");
        Ingress ??= Consume("Ingress", Bus, context => context.Forward("PublishInside", props.Inside));
        Ingress.Listen(ContractId.Of(contract), new EveryEventOf(contract) { Accounts = from }.ToEventPattern(), contract.DetailType);
        props.Inside.GrantPublish(Ingress.Workflow!, contract);
        LetPut(contract, via ?? from);
    }

    /// <summary>Brings published events to a neighbour.</summary>
    /// <param name="neighbour">Whom to share with, and so which way.</param>
    /// <param name="contracts">Which events; each of them published here before.</param>
    /// <exception cref="ArgumentException">No contract is named, or one that is not published.</exception>
    public void ShareWith(Neighbour neighbour, params IReadOnlyList<EventContract> contracts)
    {
        ArgumentNullException.ThrowIfNull(neighbour);
        if (contracts.Count == 0) throw Wrong(nameof(ShareWith), "one contract or more", "none");
        foreach (var contract in contracts)
            if (contract.Domain != Domain || !listed.Has(contract)) throw Wrong(nameof(ShareWith), "contracts that were published before", $"{contract}");
        if (neighbour is Neighbour.Anew anew) Relay(anew, contracts);
        else Forward((Neighbour.AtRule)neighbour, contracts);
    }

    private BusAddress Address => new(this, props.EventBusName ?? $"{Domain}-gatekeeper");

    private void AddPublished(EventContract contract)
    {
        GatekeeperChecks.MayLeave(Node.Path, Domain, contract);
        if (!refusals.Allow(contract, [Account])) throw Wrong(nameof(Publish), "each contract once", $"{contract} again");
    }

    // The category is in the pattern since a publisher inside may have said another than the contract's.
    private static EventPattern Inside(EventContract contract) => new()
    {
        Source = [contract.Source],
        DetailType = [contract.DetailType],
        Detail = new Dictionary<string, object>
        {
            ["metadata"] = new Dictionary<string, object>
            {
                [MetadataField.SchemaVersion] = new[] { contract.SchemaVersion },
                [MetadataField.Category] = new[] { contract.Category.ToString().ToLowerInvariant() },
            },
        },
    };

    // Own events alone: what another account puts here under this domain's name must not travel on as if it were.
    private EventPattern OwnEvents(EventContract contract) => new EveryEventOf(contract) { Accounts = [Account] }.ToEventPattern();

    private void Relay(Neighbour.Anew neighbour, IReadOnlyList<EventContract> contracts)
    {
        var bus = EventBus.FromEventBusArn(this, neighbour.Id, neighbour.EventBusArn);
        var relay = Consume($"Relay{neighbour.Id}", Bus, context => context.Forward($"Publish{neighbour.Id}", bus));
        foreach (var contract in contracts) relay.Listen(ContractId.Of(contract), OwnEvents(contract), contract.DetailType);
        bus.GrantPublish(relay.Workflow!, contracts);
    }

    private void Forward(Neighbour.AtRule neighbour, IReadOnlyList<EventContract> contracts)
    {
        var way = Way(neighbour);
        var (rules, own) = (new ForwardingRules(way, border), contracts.Select(contract => (contract, Account)));
        switch (neighbour.To)
        {
            case Neighbour.Given given: rules.To(neighbour.Id, given.Target, own); break;
            case Neighbour.ByArn bus: rules.ToBus(neighbour.Id, bus.EventBusArn, own); break;
            case Neighbour.Guarded to:
                rules.ToBus(neighbour.Id, to.Gatekeeper.Arn, own);
                DeployOrder.Put(Node.Path, to.Gatekeeper.Bus, way);
                break;
        }
    }

    private Construct Way(Neighbour.AtRule neighbour)
    {
        if (neighbour.To is not Neighbour.Guarded { Rules: { } rules }) return new Construct(this, neighbour.Id);
        var (expected, found) = (Stack.Of(this).Environment, Stack.Of(rules).Environment);
        if (expected != found) throw Wrong(nameof(ShareWith), $"rules in the bus's own {expected}", $"{rules.Node.Path} in {found}");
        return new Construct(rules, $"{ContractId.Words(Domain)}{neighbour.Id}");
    }

    private EventConsumer Consume(string id, IEventBus bus, Func<HandlerContext, Amazon.CDK.AWS.StepFunctions.IChainable> states) => new(this, id, new EventConsumerProps
    {
        EventBus = bus,
        ListensLater = true,
        Handler = EventHandling.ByStates(states),
        Idempotency = new IdempotencyGuard(),
        RemovalPolicy = props.RemovalPolicy,
    });

    // Within its own account the bus's policy is not asked; the role of the forwarding rule is.
    private void LetPut(EventContract contract, IReadOnlyList<string> accounts)
    {
        var others = accounts.Where(account => account != Account).Distinct().ToArray();
        if (others.Length == 0) return;
        var statement = PublishPermission.Statements(Bus, [contract]).Single();
        Bus.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = ContractId.Of(contract),
            Principals = [.. others.Select(account => new AccountPrincipal(account))],
            Actions = statement.Actions,
            Resources = statement.Resources,
            Conditions = statement.Conditions,
        }));
    }

    private void OpenTo(string organization) => Bus.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
    {
        Sid = "Organization",
        Principals = [new StarPrincipal()],
        Actions = ["events:PutEvents"],
        Resources = [Bus.EventBusArn],
        Conditions = new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["aws:PrincipalOrgID"] = organization } },
    }));

    private ArgumentException Wrong(string what, string expected, string found) => GatekeeperChecks.Wrong(Node.Path, what, expected, found);
}
