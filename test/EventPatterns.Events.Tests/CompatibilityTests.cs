using EventPatterns.Events.Schemas;

namespace EventPatterns.Events.Tests;

public sealed class CompatibilityTests
{
    [Fact]
    public void Compare_SameContract_ChangesNothing()
    {
        var schema = EventSchema.OfEvent(EventContract.Of<OrderPlaced>());

        Assert.Empty(SchemaCompatibility.Compare(schema, schema));
    }

    [Fact]
    public void Compare_OptionalMemberAdded_IsFine()
    {
        var change = Change<Base, MoreOptional>();

        Assert.Equal("$.note: is new and may be missing.", change.ToString());
        Assert.False(change.IsBreaking);
    }

    [Fact]
    public void Compare_RequiredMemberAdded_Breaks() => Breaks<Base, MoreRequired>(SchemaChangeKind.RequiredMemberAdded, "$.note: is new and must be there.");

    [Fact]
    public void Compare_MemberRemoved_Breaks() => Breaks<MoreOptional, Base>(SchemaChangeKind.MemberRemoved, "$.note: is gone.");

    [Fact]
    public void Compare_MemberRenamed_IsGuessed()
    {
        var changes = Compare<Base, OtherName>();

        Assert.Equal(["$.id: is gone; was it renamed to \"key\"?", "$.key: is new and must be there."], changes.Select(change => change.ToString()));
        Assert.All(changes, change => Assert.True(change.IsBreaking));
    }

    [Fact]
    public void Compare_MemberRetyped_Breaks() => Breaks<Base, OtherType>(SchemaChangeKind.Retyped, "$.id: was string, is integer.");

    [Fact]
    public void Compare_FormatChanged_Breaks() => Breaks<Base, OtherFormat>(SchemaChangeKind.Retyped, "$.id: its \"format\" was null, is \"uuid\".");

    [Fact]
    public void Compare_NestedMember_NamesItsPath() => Breaks<Base, OtherElement>(SchemaChangeKind.Retyped, "$.parts[*].size: was integer, is number.");

    [Fact]
    public void Compare_NowNullable_Breaks() => Assert.Equal(
        [SchemaChangeKind.NoLongerRequired, SchemaChangeKind.Retyped],
        Compare<Base, Nullable>().Select(change => change.Kind));

    [Fact]
    public void Compare_NowRequired_Breaks() => Breaks<WithDefault, Base>(SchemaChangeKind.NowRequired, "$.id: could be missing, must be there.");

    [Fact]
    public void Compare_EnumValues_BreakBothWays()
    {
        Breaks<Base, MoreColours>(SchemaChangeKind.ValueAdded, "$.colour: the value \"green\" is new.");
        Breaks<MoreColours, Base>(SchemaChangeKind.ValueRemoved, "$.colour: the value \"green\" is gone.");
    }

    [Fact]
    public void Compare_NoSchema_SaysWhichArgument() =>
        Assert.Equal("newer", Assert.Throws<ArgumentException>(() => SchemaCompatibility.Compare("{}", "no")).ParamName);

    private static void Breaks<TOld, TNew>(SchemaChangeKind kind, string sentence) where TOld : notnull where TNew : notnull
    {
        var change = Change<TOld, TNew>();
        Assert.Equal((kind, sentence, true), (change.Kind, change.ToString(), change.IsBreaking));
    }

    private static SchemaChange Change<TOld, TNew>() where TOld : notnull where TNew : notnull => Assert.Single(Compare<TOld, TNew>());

    private static IReadOnlyList<SchemaChange> Compare<TOld, TNew>() where TOld : notnull where TNew : notnull =>
        SchemaCompatibility.Compare(EventSchema.OfData(EventContract.Of<TOld>()), EventSchema.OfData(EventContract.Of<TNew>()));

    private sealed record Part(int Size);

    private sealed record OtherPart(decimal Size);

    private enum Colour
    {
        Red,
        Blue,
    }

    private enum MoreColour
    {
        Red,
        Blue,
        Green,
    }

    [Event(Domain = "a", Service = "b", Name = "Made")]
    private sealed record Base(string Id, IReadOnlyList<Part> Parts, Colour Colour);

    [Event(Domain = "a", Service = "b", Name = "Made")]
    private sealed record MoreOptional(string Id, IReadOnlyList<Part> Parts, Colour Colour, string? Note = null);

    [Event(Domain = "a", Service = "b", Name = "Made")]
    private sealed record MoreRequired(string Id, IReadOnlyList<Part> Parts, Colour Colour, string Note);

    [Event(Domain = "a", Service = "b", Name = "Made")]
    private sealed record OtherName(string Key, IReadOnlyList<Part> Parts, Colour Colour);

    [Event(Domain = "a", Service = "b", Name = "Made")]
    private sealed record OtherType(int Id, IReadOnlyList<Part> Parts, Colour Colour);

    [Event(Domain = "a", Service = "b", Name = "Made")]
    private sealed record OtherFormat(Guid Id, IReadOnlyList<Part> Parts, Colour Colour);

    [Event(Domain = "a", Service = "b", Name = "Made")]
    private sealed record OtherElement(string Id, IReadOnlyList<OtherPart> Parts, Colour Colour);

    [Event(Domain = "a", Service = "b", Name = "Made")]
    private sealed record Nullable(string? Id, IReadOnlyList<Part> Parts, Colour Colour);

    [Event(Domain = "a", Service = "b", Name = "Made")]
    private sealed record WithDefault(IReadOnlyList<Part> Parts, Colour Colour, string Id = "none");

    [Event(Domain = "a", Service = "b", Name = "Made")]
    private sealed record MoreColours(string Id, IReadOnlyList<Part> Parts, MoreColour Colour);
}
