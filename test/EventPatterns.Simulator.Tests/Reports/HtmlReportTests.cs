using Microsoft.Playwright;

namespace EventPatterns.Simulator.Tests.Reports;

public sealed class HtmlReportTests(Browser browser) : IClassFixture<Browser>
{
    private readonly List<string> _troubles = [];

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(400, ColorScheme.Light)]
    [InlineData(400, ColorScheme.Dark)]
    public async Task Report_EachWidthAndScheme_LoadsNothingAndFits(int width, ColorScheme scheme)
    {
        var page = await Open(width, scheme);

        Assert.Equal("Orders </script><b>twice</b>", await page.TitleAsync());
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(scheme == ColorScheme.Dark ? "rgb(16, 22, 30)" : "rgb(245, 247, 250)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.False(await page.EvaluateAsync<bool>("'broken' in window"));
        Assert.Empty(_troubles);
    }

    [Fact]
    public async Task Timeline_Keyboard_WalksOpensAndCloses()
    {
        var page = await Open();
        await page.Locator("#timeline .dot[tabindex='0']").FocusAsync();

        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("2", await page.InputValueAsync("#slider"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Contains("#2 events:PutEvents Shop/Bus", await page.InnerTextAsync("#detail"), StringComparison.Ordinal);
        Assert.Contains("OrderPlaced", await page.InnerTextAsync("#detail pre"), StringComparison.Ordinal);

        await page.Keyboard.PressAsync("ArrowUp");
        Assert.Contains("none: it began here", await page.InnerTextAsync("#detail"), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        Assert.False(await page.IsVisibleAsync("#detail"));
        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        Assert.Empty(_troubles);
    }

    [Fact]
    public async Task Timeline_Click_ShowsRequestAnswerAndCause()
    {
        var page = await Open();

        await page.Locator("#timeline .dot[aria-label*='dynamodb:PutItem']").First.ClickAsync();

        Assert.Equal(["When", "By", "Cause", "Request", "Answer"], await page.Locator("#detail dt").AllInnerTextsAsync());
        await page.Locator("#detail .links button").First.ClickAsync();
        Assert.Contains("state Write of Shop/Workflow", await page.InnerTextAsync("#detail h2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Circuit_StateWritten_BandsInOrder()
    {
        var page = await Open();

        Assert.Equal(["Closed", "Open", "HalfOpen", "Closed"], await page.Locator("#timeline .circuit").AllInnerTextsAsync());
        Assert.Equal(2, await page.Locator("#timeline .span.SUCCEEDED").CountAsync());
    }

    [Fact]
    public async Task Call_ThatFails_IsMarkedAndSaysWhy()
    {
        var page = await Open();

        await page.Locator("#timeline .dot.failed").First.ClickAsync();

        Assert.Contains("QueueDoesNotExist", await page.InnerTextAsync("#detail .error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_ThatStruck_StandsInTheLaneOfWhatItStruck()
    {
        var page = await Open();

        var fault = page.Locator("#timeline .dot.fault").First;
        await fault.ClickAsync();

        Assert.Contains("fault reordering@rule/orders/", await page.InnerTextAsync("#detail h2"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("#timeline .lane b[title*='reordering']").CountAsync());
        Assert.NotEqual("none", await fault.EvaluateAsync<string>("dot => getComputedStyle(dot, '::before').clipPath"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(1280)]
    public async Task Graph_EachWidth_IsDrawnLargeEnoughToRead(int width)
    {
        var page = await Open(width);

        Assert.InRange(await page.EvaluateAsync<double>("(svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)(document.querySelector('svg.graph'))"), 0.8, 1.0);
    }

    [Fact]
    public async Task Graph_Enter_GoesToTheFirstMomentOfTheNode()
    {
        var page = await Open();

        await page.Locator(".graph [data-node='Shop/Queue']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        Assert.Contains("Shop/Queue", await page.InnerTextAsync("#detail h2"), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator(".graph .node.on[data-node='Shop/Queue']").CountAsync());
    }

    [Fact]
    public async Task Page_EveryControl_HasAName()
    {
        var page = await Open();

        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('button, input, [role]')].filter(e => !(e.getAttribute('aria-label') || e.textContent.trim())).length"));
    }

    private Task<IPage> Open(int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(Browser.IsMissing, Browser.Missing);
        return browser.Open(_troubles, width, scheme);
    }
}
