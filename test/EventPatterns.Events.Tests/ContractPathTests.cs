using System.Linq.Expressions;
using System.Text.Json.Nodes;

namespace EventPatterns.Events.Tests;

public sealed class ContractPathTests
{
    [Fact]
    public void Of_Member_IsNamedAsSerialised()
    {
        var path = ContractPath.Of<OrderPlaced>(e => e.Total);

        Assert.Equal(["total"], path.Segments);
        Assert.Equal("$.detail.data.total", path.JsonPath);
        Assert.Equal(typeof(decimal), path.ValueType);
    }

    [Fact]
    public void Of_MemberWithItsOwnJsonName_TakesThat() =>
        Assert.Equal(["promo_code"], ContractPath.Of<OrderPlaced>(e => e.PromoCode).Segments);

    [Fact]
    public void Of_NestedRecord_StepsDown() =>
        Assert.Equal("$.detail.data.customer.id", ContractPath.Of<OrderPlaced>(e => e.Customer.Id).JsonPath);

    [Fact]
    public void Of_ValueOfNullable_AddsNoStep()
    {
        var path = ContractPath.Of<OrderPlaced>(e => e.Customer.LoyaltyPoints!.Value);

        Assert.Equal("$.detail.data.customer.loyaltyPoints", path.JsonPath);
        Assert.Equal(typeof(int), path.ValueType);
    }

    [Fact]
    public void Of_Select_StepsIntoEveryElement()
    {
        var path = ContractPath.Of<OrderPlaced>(e => e.Lines.Select(line => line.Sku));

        Assert.Equal(["lines", "sku"], path.Segments);
        Assert.Equal("$.detail.data.lines[*].sku", path.JsonPath);
        Assert.Equal(typeof(string), path.ValueType);
    }

    [Fact]
    public void Of_ListOfListElements_EndsInTheElement()
    {
        var path = ContractPath.Of<OrderPlaced>(e => e.Lines.SelectMany(line => line.Tags));

        Assert.Equal("$.detail.data.lines[*].tags[*]", path.JsonPath);
        Assert.Equal(typeof(string), path.ValueType);
    }

    [Fact]
    public void Of_DictionaryKey_IsQuotedWhereItMustBe()
    {
        var key = "it's new";

        Assert.Equal(@"$.detail.data.customer.labels['it\'s new']", ContractPath.Of<OrderPlaced>(e => e.Customer.Labels![key]).JsonPath);
    }

    [Fact]
    public void Segments_LeadToTheValueInTheJson()
    {
        var data = JsonNode.Parse(EventEnvelope.Create(Example.Order).ToJson())!["detail"]!["data"]!;

        Assert.Equal("callCentre", (string?)At(ContractPath.Of<OrderPlaced>(e => e.Channel)));
        Assert.Equal("6f9619ff-8b86-d011-b42d-00c04fc964ff", (string?)At(ContractPath.Of<OrderPlaced>(e => e.Customer.Id)));
        Assert.Equal(2, (int?)At(ContractPath.Of<OrderPlaced>(e => e.Lines.Select(line => line.Quantity))));
        Assert.Equal("gift", (string?)At(ContractPath.Of<OrderPlaced>(e => e.Lines.SelectMany(line => line.Tags))));

        JsonNode? At(ContractPath path) => path.Steps.Aggregate(data, (node, step) => step.IsList ? node[step.Name]![0]! : node[step.Name]!);
    }

    [Fact]
    public void Of_MemberThatIsNotSerialised_NamesIt()
    {
        var exception = Assert.Throws<ArgumentException>(() => ContractPath.Of<OrderPlaced>(e => e.Lines.Select(line => line.Many)));

        Assert.Contains("expected a member that is in the JSON of Line; found Many, which is not.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_PartOfAPlainValue_IsRefused()
    {
        var exception = Assert.Throws<ArgumentException>(() => ContractPath.Of<OrderPlaced>(e => e.OrderId.Length));

        Assert.Contains("expected a member that is in the JSON of String; found Length, which is not.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnythingElse_SaysWhatIsUnderstood()
    {
        Expression<Func<OrderPlaced, object?>> first = e => e.Lines[0].Sku;
        Expression<Func<OrderPlaced, object?>> sum = e => e.Total + 1;
        Expression<Func<OrderPlaced, object?>> all = e => e;

        Assert.All([first, sum, all], expression =>
            Assert.Contains("expected members of the payload, Select or SelectMany into a list, or [\"key\"] of a dictionary; found",
                Assert.Throws<ArgumentException>(() => ContractPath.Of(expression)).Message, StringComparison.Ordinal));
    }
}
