using LearnSafe.Domain.Engagement;

namespace LearnSafe.Domain.Tests.Engagement;

public sealed class PromisesTests
{
    [Theory]
    [InlineData("2026-11-23", PromiseTiming.Later)]
    [InlineData("2026-11-24", PromiseTiming.Soon)]
    [InlineData("2026-11-26", PromiseTiming.Soon)]
    [InlineData("2026-11-27", PromiseTiming.Overdue)]
    public void Timing_OfAPromiseFor26November(string today, PromiseTiming expected) => Assert.Equal(expected, Promises.Timing(new DateOnly(2026, 11, 26), Day(today)!.Value));

    [Theory]
    [InlineData(null, "2026-11-23", false)]
    [InlineData(null, "2026-11-24", true)]
    [InlineData("2026-11-24", "2026-11-25", false)]
    [InlineData("2026-11-24", "2026-11-26", false)]
    [InlineData("2026-11-26", "2026-11-27", true)]
    [InlineData("2026-11-27", "2026-12-30", false)]
    [InlineData(null, "2027-01-02", true)]
    // Reminded long before, as of a promise whose day was moved.
    [InlineData("2026-11-02", "2026-11-25", true)]
    public void IsToRemind_OncePerStretch(string? reminded, string today, bool expected) => Assert.Equal(expected, Promises.IsToRemind(new DateOnly(2026, 11, 26), Day(reminded), Day(today)!.Value));

    [Theory]
    [InlineData("2026-11-20", "2026-11-21", "2026-11-27", "2026-12-20")]
    [InlineData("2027-01-31", "2027-02-01", "2027-02-07", "2027-02-28")]
    public void CheckIns_AfterADayAWeekAndAMonth(string from, params string[] expected) => Assert.Equal(expected.Select(day => Day(day)!.Value), CheckInPlan.Propose(Day(from)!.Value).Select(one => one.Due));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
