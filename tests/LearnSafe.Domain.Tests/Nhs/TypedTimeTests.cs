using FsCheck;
using FsCheck.Fluent;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Tests.Nhs;

public class TypedTimeTests
{
    [Theory]
    [InlineData("14:30", "14:30:00")]
    [InlineData("1430", "14:30:00")]
    [InlineData("14.30", "14:30:00")]
    [InlineData("930", "09:30:00")]
    [InlineData("9:05", "09:05:00")]
    [InlineData("14:30:15", "14:30:15")]
    [InlineData("1430hrs", "14:30:00")]
    [InlineData("2:30pm", "14:30:00")]
    [InlineData("2.30 p.m.", "14:30:00")]
    [InlineData("2pm", "14:00:00")]
    [InlineData("2 PM", "14:00:00")]
    [InlineData("230pm", "14:30:00")]
    [InlineData("12am", "00:00:00")]
    [InlineData("12:15 pm", "12:15:00")]
    [InlineData("14:30pm", "14:30:00")]
    [InlineData("midday", "12:00:00")]
    [InlineData("Midnight", "00:00:00")]
    [InlineData("00:00", "00:00:00")]
    public void Read_WaysOfTypingATime_GiveFhirTime(string typed, string expected)
    {
        var time = TypedTime.Read(typed, "The time it happened");

        Assert.Null(time.Fault);
        Assert.Equal(expected, time.FhirText);
    }

    [Theory]
    [InlineData("9")]
    [InlineData("24:00")]
    [InlineData("14:60")]
    [InlineData("13am")]
    [InlineData("0pm")]
    [InlineData("1:5")]
    [InlineData("1:2:3")]
    [InlineData("half past two")]
    [InlineData("pm")]
    [InlineData("-1:30")]
    [InlineData("12345")]
    [InlineData(":30")]
    public void Read_NotATime_SaysHowToTypeOne(string typed)
    {
        var time = TypedTime.Read(typed, "The time it happened");

        Assert.Null(time.Time);
        Assert.Equal("The time it happened must be a real time, like 2:30pm or 14:30", time.Fault);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void Read_Nothing_AsksForIt(string? typed) => Assert.Equal("Enter the time it happened", TypedTime.Read(typed, "The time it happened").Fault);

    [Fact]
    public void Read_AnyText_GivesATimeOrAFaultAndNeverThrows() =>
        Prop.ForAll<string>(typed => TypedTime.Read(typed, "The time") is var read && (read.Time is null) != (read.Fault is null)).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_WhatUkTimeShows_IsTheSameTime() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte>(), ArbMap.Default.ArbFor<byte>(), (hour, minute) =>
        {
            var time = new TimeOnly(hour % 24, minute % 60);
            return TypedTime.Read(UkTime.Text(time), "The time").Time == time;
        }).QuickCheckThrowOnFailure();
}
