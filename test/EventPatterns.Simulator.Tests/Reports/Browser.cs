using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Faulting;
using EventPatterns.Simulator.Reports;
using Microsoft.Playwright;

namespace EventPatterns.Simulator.Tests.Reports;

/// <summary>Debian's Chromium, where it is installed, with the report of a small run on disk.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("event-patterns-");
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private string ReportFile => Path.Combine(_folder.FullName, "report.html");

    public static bool IsMissing => !File.Exists(Chromium);

    public const string Missing = "There is no /usr/bin/chromium: install Debian's package chromium.";

    public async ValueTask InitializeAsync()
    {
        if (IsMissing) return;
        await File.WriteAllTextAsync(ReportFile, HtmlReport.Of(Run(), "Orders </script><b>twice</b>"));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Opens the report from disk, without a network; whatever it would load or throw is in <paramref name="troubles"/>.</summary>
    public async Task<IPage> Open(List<string> troubles, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, Offline = true });
        page.Request += (_, request) => { if (!request.Url.StartsWith("file:", StringComparison.Ordinal)) troubles.Add(request.Url); };
        page.PageError += (_, error) => troubles.Add(error);
        page.Console += (_, message) => { if (message.Type == "error") troubles.Add(message.Text); };
        await page.GotoAsync(new Uri(ReportFile).AbsoluteUri);
        return page;
    }

    private static Simulation Run()
    {
        var simulation = SmallStack.WithOrders(2, faults: Faults.Parse("reordering=1"));
        foreach (var state in (string[])["Closed", "Open", "HalfOpen", "Closed"]) Write(simulation, state);
        SmallStack.Put(simulation, JsonMap.Of(("note", "</script><script>window.broken = true</script>")));
        simulation.Call("sqs", "SendMessage", JsonMap.Of(("QueueUrl", "https://sqs.us-east-1.amazonaws.com/111111111111/none"), ("MessageBody", "x")));
        return simulation;
    }

    private static void Write(Simulation simulation, string state) => simulation.Call("dynamodb", "UpdateItem", JsonMap.Of(
        ("TableName", simulation.Assembly.One("Table").Name),
        ("Key", Json.Parse("""{ "pk": { "S": "loyalty" } }""")),
        ("UpdateExpression", "SET #s = :s"),
        ("ExpressionAttributeNames", JsonMap.Of(("#s", "state"))),
        ("ExpressionAttributeValues", JsonMap.Of((":s", JsonMap.Of(("S", state)))))));
}
