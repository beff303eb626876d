using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Tests.Nhs;

public class UkTimeTests
{
    [Theory]
    [InlineData("2026-01-15T12:00:00", "2026-01-15T12:00:00")]
    [InlineData("2026-07-15T12:00:00", "2026-07-15T13:00:00")]
    [InlineData("2026-07-31T23:30:00", "2026-08-01T00:30:00")]
    public void FromUtc_WinterAndSummer_ShowsTheClock(string utc, string clock) =>
        Assert.Equal(DateTime.Parse(clock, null), UkTime.FromUtc(DateTime.Parse(utc, null)));

    [Theory]
    [InlineData(2026, 1, 15, 9, 0, "2026-01-15T09:00:00")]
    [InlineData(2026, 7, 15, 9, 0, "2026-07-15T08:00:00")]
    [InlineData(2026, 10, 25, 1, 30, "2026-10-25T01:30:00")]
    [InlineData(2026, 3, 29, 1, 30, "2026-03-29T01:30:00")]
    public void ToUtc_AnyClockTime_GivesOneInstant(int year, int month, int day, int hour, int minute, string utc)
    {
        var instant = UkTime.ToUtc(new DateOnly(year, month, day), new TimeOnly(hour, minute));

        Assert.Equal(DateTime.Parse(utc, null), instant);
        Assert.Equal(DateTimeKind.Utc, instant.Kind);
    }

    [Fact]
    public void Today_LateOnASummerEvening_IsAlreadyTomorrowInEngland() =>
        Assert.Equal(new DateOnly(2026, 8, 1), UkTime.Today(new StoppedClock(new DateTimeOffset(2026, 7, 31, 23, 30, 0, TimeSpan.Zero))));

    [Fact]
    public void Text_Days_FollowTheNhsStyle()
    {
        Assert.Equal("6 August 2018", UkTime.Text(new DateOnly(2018, 8, 6)));
        Assert.Equal("Monday 6 August 2018", UkTime.TextWithWeekday(new DateOnly(2018, 8, 6)));
        Assert.Equal("6 August 2018 at 5:30pm", UkTime.TextFromUtc(new DateTime(2018, 8, 6, 16, 30, 0, DateTimeKind.Utc)));
    }

    [Theory]
    [InlineData(17, 30, "5:30pm")]
    [InlineData(9, 0, "9am")]
    [InlineData(9, 5, "9:05am")]
    [InlineData(12, 0, "midday")]
    [InlineData(12, 1, "12:01pm")]
    [InlineData(0, 0, "midnight")]
    [InlineData(0, 30, "12:30am")]
    public void Text_Times_FollowTheNhsStyle(int hour, int minute, string text) => Assert.Equal(text, UkTime.Text(new TimeOnly(hour, minute)));

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
