using CsCheck;
using EventPatterns.Client.Publishing;

namespace EventPatterns.Client.Tests;

public sealed class BatchesTests
{
    [Fact]
    public void Of_AnyEvents_KeepsOrderAndBothLimits() =>
        Gen.Int[100, Batches.MostBytes].List[0, 30].Sample(sizes =>
        {
            var events = sizes.Select(size => Example.OfSize(size)).ToList();

            var batches = Batches.Of(events, Enumerable.Range(0, events.Count)).ToList();

            Assert.Equal(Enumerable.Range(0, events.Count), batches.SelectMany(batch => batch));
            Assert.All(batches, batch => Assert.InRange(batch.Count, 1, Batches.MostEntries));
            Assert.All(batches, batch => Assert.InRange(batch.Sum(place => events[place].Size), 1, Batches.MostBytes));
        }, iter: 20);

    [Fact]
    public void Size_WithTime_CountsFourteenBytesMore()
    {
        var without = new OutgoingEvent("a.b", "C", "{\"é\":1}");

        Assert.Equal(3 + 1 + 8, without.Size);
        Assert.Equal(without.Size + 14, (without with { OccurredAt = DateTimeOffset.UnixEpoch }).Size);
    }
}
