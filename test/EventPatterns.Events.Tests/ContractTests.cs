namespace EventPatterns.Events.Tests;

public sealed class ContractTests
{
    [Fact]
    public void Of_DeclaredRecord_ReadsEveryTerm()
    {
        var contract = EventContract.Of<OrderPlaced>();

        Assert.Equal(typeof(OrderPlaced), contract.Type);
        Assert.Equal("OrderPlaced", contract.DetailType);
        Assert.Equal("orders.checkout", contract.Source);
        Assert.Equal("1", contract.SchemaVersion);
        Assert.Equal(EventCategory.Domain, contract.Category);
        Assert.Equal(TimeSpan.FromDays(1), contract.TimeToLive);
    }

    [Fact]
    public void Of_NameAndVersion_OverrideTheRecords()
    {
        var contract = EventContract.Of<PaymentTakenV2>();

        Assert.Equal("payments.cards PaymentTaken v2", contract.ToString());
        Assert.Equal(EventCategory.Local, contract.Category);
        Assert.Null(contract.TimeToLive);
    }

    [Fact]
    public void Of_SameRecord_GivesTheSameInstance() =>
        Assert.Same(EventContract.Of<OrderPlaced>(), EventContract.Of(typeof(OrderPlaced)));

    [Fact]
    public void Of_RecordWithoutAttribute_SaysWhatToAdd()
    {
        var exception = Assert.Throws<EventContractException>(EventContract.Of<Customer>);

        Assert.Equal(typeof(Customer), exception.Type);
        Assert.Equal("""
            EventPatterns.Events.Tests.Customer declares no valid event.
              [Event]: expected on the record; found none. Add [Event(Domain = ..., Service = ...)].
            """, exception.Message);
    }

    [Fact]
    public void Of_EverythingWrong_SaysAllOfItAtOnce()
    {
        var exception = Assert.Throws<EventContractException>(EventContract.Of<AllWrong>);

        Assert.Equal(
            [
                "[Event] Domain: expected lower-case letters, digits and hyphens, a letter first; found \"Or.ders\".",
                "[Event] Service: expected lower-case letters, digits and hyphens, a letter first; found \"\".",
                "[Event] Version: expected 1 or more; found 0.",
                "[Event] Category: expected one of Domain, Operational, Local, Transformed; found 9.",
                "[Event] TimeToLive: expected an ISO 8601 duration of days, hours, minutes and seconds above zero, such as \"P1D\" or \"PT15M\"; found \"1 day\".",
                $"[Event] Name: expected 1 to 128 characters; found \"{AllWrong.TooLong}\".",
            ],
            exception.Problems);
    }

    [Fact]
    public void Of_AwsAsDomain_IsRefused()
    {
        var exception = Assert.Throws<EventContractException>(EventContract.Of<FromAws>);

        Assert.Equal("[Event] Domain: expected a name other than \"aws\", since sources that start with \"aws.\" are AWS's own; found \"aws\".", Assert.Single(exception.Problems));
    }

    [Theory]
    [InlineData(typeof(LivesYears))]
    [InlineData(typeof(LivesMonths))]
    [InlineData(typeof(LivesNegative))]
    [InlineData(typeof(LivesNot))]
    [InlineData(typeof(LivesTooLong))]
    public void Of_TimeToLiveWithoutFixedLengthAboveZero_IsRefused(Type record)
    {
        var exception = Assert.Throws<EventContractException>(() => EventContract.Of(record));

        Assert.StartsWith("[Event] TimeToLive: expected an ISO 8601 duration", Assert.Single(exception.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_GenericRecordWithoutName_AsksForOne()
    {
        var exception = Assert.Throws<EventContractException>(EventContract.Of<Changed<int>>);

        Assert.Equal("[Event] Name: expected a name, since the record is generic; found none.", Assert.Single(exception.Problems));
    }

    [Fact]
    public void Of_TypeThatIsNoJsonObject_IsRefused()
    {
        var exception = Assert.Throws<EventContractException>(EventContract.Of<Listed>);

        Assert.Equal("[Event]: expected a record that is a JSON object; found a list, or a type with its own JSON converter.", Assert.Single(exception.Problems));
    }

    [Event(Domain = "a", Service = "b")]
    private sealed class Listed : List<string>;

    [Event(Domain = "Or.ders", Service = "", Version = 0, Category = (EventCategory)9, TimeToLive = "1 day", Name = TooLong)]
    private sealed record AllWrong
    {
        public const string TooLong =
            "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789";
    }

    [Event(Domain = "aws", Service = "s3")]
    private sealed record FromAws;

    [Event(Domain = "a", Service = "b", TimeToLive = "P1Y")]
    private sealed record LivesYears;

    [Event(Domain = "a", Service = "b", TimeToLive = "P1M")]
    private sealed record LivesMonths;

    [Event(Domain = "a", Service = "b", TimeToLive = "-P1D")]
    private sealed record LivesNegative;

    [Event(Domain = "a", Service = "b", TimeToLive = "PT0S")]
    private sealed record LivesNot;

    [Event(Domain = "a", Service = "b", TimeToLive = "P99999999999D")]
    private sealed record LivesTooLong;

    [Event(Domain = "a", Service = "b")]
    private sealed record Changed<T>(T To);
}
