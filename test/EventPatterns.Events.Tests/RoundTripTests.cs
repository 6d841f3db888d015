using System.Text;
using CsCheck;

namespace EventPatterns.Events.Tests;

public sealed class RoundTripTests
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char.AlphaNumeric, 0, 12];

    private static readonly Gen<string> AnyText =
        Gen.OneOf(Word, Gen.String[Gen.Char['\0', '\uD7FF'], 0, 12], Gen.Const("😀\"\\\u2028"));

    private static readonly Gen<Line> Lines = Gen.Select(AnyText, Gen.Int, AnyText.List[0, 3], (sku, quantity, tags) => new Line(sku, quantity, tags));

    private static readonly Gen<Customer> Customers =
        Gen.Select(Gen.Guid, Gen.Int.Nullable(), Gen.Dictionary(Word, AnyText)[0, 3].Null(), (id, points, labels) => new Customer(id, points, labels));

    private static readonly Gen<OrderPlaced> Orders = Gen.Select(
        AnyText,
        Gen.Decimal,
        Gen.Enum<Channel>(),
        Customers,
        Lines.List[0, 3],
        Gen.Select(AnyText.Null(), Gen.DateTimeOffset.Nullable()),
        (id, total, channel, customer, lines, rest) => new OrderPlaced(id, total, channel, customer, lines, rest.Item1, rest.Item2));

    private static readonly Gen<EventOptions> Options = Gen.Select(
        Word.Null(),
        Gen.Long.Nullable(),
        Gen.Int[0, 1_000_000_000],
        AnyText.Null(),
        (correlation, sequence, seconds, token) => new EventOptions
        {
            CorrelationId = correlation,
            Sequence = sequence,
            OccurredAt = DateTimeOffset.UnixEpoch.AddSeconds(seconds),
            TaskToken = token,
        });

    private static readonly Gen<EventEnvelope<OrderPlaced>> Envelopes =
        Gen.Select(Orders, Options, (order, options) => EventEnvelope.Create(order, options));

    [Fact]
    public void Parse_WhatWasSerialised_GivesTheSame() => Envelopes.Sample(sent =>
    {
        var parsed = EventEnvelope.Parse<OrderPlaced>(sent.ToJson());

        Assert.Equal(sent.Metadata, parsed.Metadata);
        Assert.Equal(sent.ToJson(), parsed.ToJson());
        Assert.Equal(sent.Data.Total, parsed.Data.Total);
        Assert.Equal(sent.Data.DeliverBy, parsed.Data.DeliverBy);
    });

    [Fact]
    public void TryParse_MutatedBytes_NeverThrows() =>
        Gen.Select(Envelopes, Gen.Select(Gen.Int[0, 100_000], Gen.Byte, Gen.Int[0, 3]).Array[1, 5]).Sample((sent, edits) =>
        {
            var bytes = Encoding.UTF8.GetBytes(sent.ToJson()).ToList();
            foreach (var (at, value, kind) in edits) Mutate(bytes, at % bytes.Count, value, kind);

            var parsed = EventEnvelope.TryParse<OrderPlaced>(bytes.ToArray(), out var envelope, out var faults);

            Assert.Equal(parsed, envelope is not null);
            Assert.Equal(parsed, faults.Count == 0);
        });

    private static void Mutate(List<byte> bytes, int at, byte value, int kind)
    {
        if (kind == 0) bytes[at] = value;
        else if (kind == 1) bytes.Insert(at, value);
        else if (kind == 2) bytes[at] = (byte)"{}[]\",:\\u0-1en"[value % 14];
        else if (bytes.Count > 1) bytes.RemoveAt(at);
    }
}
