using Amazon.CDK;
using Amazon.CDK.AWS.SecretsManager;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.CircuitBreaking;
using EventPatterns.Cdk.Destinations;
using EventPatterns.Cdk.Events;
using EventPatterns.Cdk.Orchestration;
using EventPatterns.Events;
using EventPatterns.Sample.Tests.Destinations;

[assembly: AssemblyFixture(typeof(ReauthorizationApp))]

namespace EventPatterns.Sample.Tests.Destinations;

[Event(Domain = "shop", Service = "orders", Category = EventCategory.Operational)]
public sealed record OrderBooked(string OrderId);

[Event(Domain = "shop", Service = "orders", Category = EventCategory.Operational)]
public sealed record BookingFailed(string OrderId, string Why);

/// <summary>A destination, a step and a breaker, each with OAuth and a token endpoint of its own.</summary>
public sealed class ReauthorizationApp() : SynthesizedApp(Build)
{
    public const string Bus = "App/Bus";
    public const string LedgerUrl = "https://ledger.example";
    public const string LedgerLogin = "https://login.ledger.example/token";
    public const string BookUrl = "https://books.example";
    public const string BookLogin = "https://login.books.example/token";
    public const string PointsUrl = "https://points.example";
    public const string PointsLogin = "https://login.points.example/token";

    private static void Build(App app)
    {
        var stack = new Stack(app, "App");
        var bus = new DomainBus(stack, "Bus");
        HttpAuthorization Client(string url) => HttpAuthorization.OAuthClientCredentials(url, new Secret(stack, $"Client{new Uri(url).Host.Split('.')[1]}", new SecretProps
        {
            GenerateSecretString = new SecretStringGenerator { SecretStringTemplate = """{"clientId":"shop-1"}""", GenerateStringKey = "clientSecret", ExcludePunctuation = true },
        }), scope: "write");

        var ledger = new HttpDestinationProps
        {
            EventBus = bus.Bus,
            Events = [new EventPatternOf<OrderPaid>()],
            Endpoint = $"{LedgerUrl}/payments",
            Authorization = Client(LedgerLogin),
        };
        new HttpDestination(stack, "Ledger", ledger);
        Book(stack, bus, Client(BookLogin));
        Guard(stack, bus, Client(PointsLogin));
    }

    private static void Book(Stack stack, DomainBus bus, HttpAuthorization client) => new Workflow(stack, "Books", new WorkflowProps
    {
        EventBus = bus.Bus,
        StartedBy = [new EventPatternOf<OrderPaid>()],
        Steps = workflow =>
        {
            var step = new HttpStep(workflow, "Book", new HttpStepProps { Service = HttpVendor.Post($"{BookUrl}/entries", client), Retries = 10 });
            new Reauthorization(stack, "BooksAgain", new ReauthorizationProps { Connection = step.Connection, Authorization = client, OperationalBus = bus.Bus });
            return step;
        },
        Completed = workflow => WorkflowEvent.Of<OrderBooked>(data => data.From(e => e.OrderId, workflow.Data<OrderPaid>(o => o.OrderId))),
        Failed = workflow => WorkflowEvent.Of<BookingFailed>(data => data.From(e => e.OrderId, workflow.Data<OrderPaid>(o => o.OrderId)).From(e => e.Why, workflow.Error)),
    });

    private static void Guard(Stack stack, DomainBus bus, HttpAuthorization client)
    {
        var breaker = new CircuitBreaker(stack, "Points", new CircuitBreakerProps
        {
            Name = "points",
            EventBus = bus.Bus,
            Events = [new EventPatternOf<OrderPaid>()],
            Vendor = HttpVendor.Post($"{PointsUrl}/points", client) with { HealthPath = "/health" },
            BreakDuration = Duration.Minutes(1),
        });
        new Reauthorization(stack, "PointsAgain", new ReauthorizationProps { Connection = breaker.Connection!, Authorization = client, OperationalBus = bus.Bus });
    }
}
