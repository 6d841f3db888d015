using System.Globalization;
using System.Numerics;
using CsCheck;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Tests.DynamoDb;

public sealed class NumberTests
{
    private static readonly Gen<decimal> Decimals = Gen.Select(Gen.Long[-999_999_999_999, 999_999_999_999], Gen.Int[0, 9], (whole, scale) => new decimal((int)whole, (int)(Math.Abs(whole) >> 32), 0, whole < 0, (byte)scale));

    private static DynamoNumber Read(string text)
    {
        Assert.Null(DynamoNumber.Read(text, out var number));
        return number;
    }

    private static string Text(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        if (text.Contains('.', StringComparison.Ordinal)) text = text.TrimEnd('0').TrimEnd('.');
        return text == "-0" ? "0" : text;
    }

    [Theory]
    [InlineData("0012.50", "12.5")]
    [InlineData("-0", "0")]
    [InlineData("1e3", "1000")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData(".5", "0.5")]
    [InlineData("12345678901234567890123456789012345678", "12345678901234567890123456789012345678")]
    public void Read_Spelling_IsMadeCanonical(string text, string canonical) => Assert.Equal(canonical, Read(text).ToString());

    [Theory]
    [InlineData("", "The parameter cannot be converted to a numeric value")]
    [InlineData("1x", "The parameter cannot be converted to a numeric value: 1x")]
    [InlineData("1e126", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("1e-131", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    [InlineData("1.23456789012345678901234567890123456789", "Attempting to store more than 38 significant digits in a Number")]
    public void Read_WhatIsNoNumber_SaysWhy(string text, string message) => Assert.Equal(message, DynamoNumber.Read(text, out _));

    [Fact]
    public void Add_AnyDecimals_EqualsDecimal() => Gen.Select(Decimals, Decimals).Sample((left, right) =>
    {
        Assert.Null(DynamoNumber.Add(Read(Text(left)), Read(Text(right)), out var sum));
        Assert.Equal(Text(left + right), sum.ToString());
    });

    [Fact]
    public void CompareTo_AnyDecimals_EqualsDecimal() => Gen.Select(Decimals, Decimals).Sample((left, right) =>
        Assert.Equal(Math.Sign(left.CompareTo(right)), Math.Sign(Read(Text(left)).CompareTo(Read(Text(right))))));

    [Fact]
    public void Add_FarApart_IsExactOrRefused() => Gen.Select(Gen.Int[1, 9], Gen.Int[0, 60]).Sample((digit, power) =>
    {
        var exact = BigInteger.Pow(10, power) + digit;
        var refused = DynamoNumber.Add(Read($"1e{power}"), Read($"{digit}"), out var sum);

        if (power < DynamoNumber.MaxDigits) Assert.Equal(exact.ToString(CultureInfo.InvariantCulture), sum.ToString());
        else Assert.Equal("Attempting to store more than 38 significant digits in a Number", refused);
    });
}
