using System.Globalization;
using EventPatterns.Simulator.Services.Schedules;

namespace EventPatterns.Simulator.Tests.Schedules;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData("rate(5 minutes)", "2026-01-01T00:05", "2026-01-01T00:10")]
    [InlineData("rate(1 day)", "2026-01-02T00:00", "2026-01-03T00:00")]
    [InlineData("cron(0 12 * * ? *)", "2026-01-01T12:00", "2026-01-02T12:00")]
    [InlineData("cron(0/20 8-9 ? * MON-FRI *)", "2026-01-01T08:00", "2026-01-01T08:20")]
    [InlineData("cron(15 10 ? * 6L *)", "2026-01-30T10:15", "2026-02-27T10:15")]
    [InlineData("cron(0 0 ? * TUE#2 *)", "2026-01-13T00:00", "2026-02-10T00:00")]
    [InlineData("cron(0 0 L * ? *)", "2026-01-31T00:00", "2026-02-28T00:00")]
    [InlineData("cron(0 0 15W 2,3 ? *)", "2026-02-16T00:00", "2026-03-16T00:00")]
    [InlineData("cron(0 0 1W 8 ? *)", "2026-08-03T00:00", "2027-08-02T00:00")]
    [InlineData("cron(0 0 31 * ? *)", "2026-01-31T00:00", "2026-03-31T00:00")]
    [InlineData("cron(0 0 ? * FRI-SUN *)", "2026-01-02T00:00", "2026-01-03T00:00")]
    [InlineData("cron(0 0 29 FEB ? *)", "2028-02-29T00:00", "2032-02-29T00:00")]
    public void Next_Twice_AreTheTimesThatItMeans(string expression, string first, string second)
    {
        Assert.True(Schedule.TryParse(expression, TestWorld.Start, out var schedule));

        var next = schedule.Next(TestWorld.Start, TimeZoneInfo.Utc)!.Value;

        Assert.Equal((Time(first), Time(second)), (next, schedule.Next(next, TimeZoneInfo.Utc)));
    }

    [Theory]
    [InlineData("cron(0 0 1 1 ? 2025)")]
    [InlineData("at(2025-12-31T23:59:59)")]
    public void Next_AllPast_IsNone(string expression)
    {
        Assert.True(Schedule.TryParse(expression, TestWorld.Start, out var schedule));

        Assert.Null(schedule.Next(TestWorld.Start, TimeZoneInfo.Utc));
    }

    [Theory]
    [InlineData("cron(0 1 * * * *)")]
    [InlineData("cron(0 1 ? * ? *)")]
    [InlineData("cron(71 8 1 * ? *)")]
    [InlineData("cron(0 24 1 * ? *)")]
    [InlineData("cron(0 0 ? * MON#6 *)")]
    [InlineData("cron(0 0 1 * ?)")]
    [InlineData("cron(often)")]
    [InlineData("rate(0 minutes)")]
    [InlineData("rate(1 minutes)")]
    [InlineData("rate(5 minute)")]
    [InlineData("rate(5 seconds)")]
    [InlineData("at(tomorrow)")]
    [InlineData("5 minutes")]
    public void TryParse_WhatAwsRefuses_IsNone(string expression) => Assert.False(Schedule.TryParse(expression, TestWorld.Start, out _));

    [Fact]
    public void Next_ZoneWithSummerTime_FollowsItsClock()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(1), "test", "winter", "summer",
            [TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 5, DayOfWeek.Sunday),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 5, DayOfWeek.Sunday))]);
        Assert.True(Schedule.TryParse("cron(30 2 ? * SAT,SUN *)", TestWorld.Start, out var schedule));

        var saturday = schedule.Next(Time("2026-03-28T00:00"), zone)!.Value;
        var skipped = schedule.Next(saturday, zone)!.Value;

        Assert.Equal(Time("2026-03-28T01:30"), saturday);
        Assert.Equal(Time("2026-03-29T01:00"), skipped);
        Assert.Equal(Time("2026-04-04T00:30"), schedule.Next(skipped, zone));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
