using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Tests.Nhs;

public sealed class WorkingWeekTests
{
    private static readonly BankHolidays Holidays = BankHolidays.Load(Path.Combine(AppContext.BaseDirectory, "content"));

    [Theory]
    [InlineData("2026-11-24", 0, "2026-11-24")] // Tuesday
    [InlineData("2026-11-28", 0, "2026-11-30")] // Saturday: the Monday after
    [InlineData("2026-11-27", 1, "2026-11-30")] // Friday to Monday
    [InlineData("2026-12-24", 1, "2026-12-29")] // Christmas, a weekend and the substitute day
    [InlineData("2026-12-24", 5, "2027-01-05")] // over New Year
    [InlineData("2026-04-02", 1, "2026-04-07")] // over Easter
    [InlineData("2026-11-24", 10, "2026-12-08")]
    public void After_CountsOnlyDaysThatAreWorked(string day, int workingDays, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), new WorkingWeek(WorkingWeek.Usual, Holidays).After(DateOnly.Parse(day, null), workingDays));

    [Theory]
    [InlineData("2026-12-24", "2026-12-29", 1)]
    [InlineData("2026-11-24", "2026-11-24", 0)]
    [InlineData("2026-11-20", "2026-11-23", 1)]
    [InlineData("2026-11-24", "2026-11-20", 0)]
    public void Between_LeavesOutTheFirstDayAndCountsTheLast(string after, string upTo, int expected) =>
        Assert.Equal(expected, new WorkingWeek(WorkingWeek.Usual, Holidays).Between(DateOnly.Parse(after, null), DateOnly.Parse(upTo, null)));

    [Fact]
    public void After_APharmacyThatOpensOnSaturdaysAndBankHolidays_CountsThem()
    {
        var pharmacy = new WorkingWeek(new HashSet<DayOfWeek>(WorkingWeek.InOrder.Take(6)), null);
        Assert.Equal(new DateOnly(2026, 12, 25), pharmacy.After(new DateOnly(2026, 12, 24), 1));
        Assert.Equal(new DateOnly(2026, 12, 28), pharmacy.After(new DateOnly(2026, 12, 26), 1));
    }

    [Theory]
    [InlineData("2026-11-24T10:00", 24, "2026-11-25T10:00")] // Tuesday to Wednesday
    [InlineData("2026-11-27T16:00", 24, "2026-11-30T16:00")] // Friday over the weekend
    [InlineData("2026-11-28T16:00", 24, "2026-12-01T00:00")] // Saturday: all of Monday
    [InlineData("2026-11-27T16:00", 8, "2026-11-28T00:00")] // to the last minute of Friday
    [InlineData("2026-12-24T18:00", 48, "2026-12-30T18:00")] // over Christmas
    [InlineData("2026-07-03T22:30", 2, "2026-07-06T00:30")] // 11:30pm in England, summer: half an hour is left of the day
    [InlineData("2026-11-24T10:00", 0, "2026-11-24T10:00")]
    public void HoursAfter_CountsOnlyHoursOfDaysThatAreWorked(string utc, int hours, string expected) =>
        Assert.Equal(Utc(expected), new WorkingWeek(WorkingWeek.Usual, Holidays).HoursAfter(Utc(utc), hours));

    private static DateTime Utc(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal);

    [Fact]
    public void After_AWeekWithoutAnyDay_SaysSo() =>
        Assert.Throws<InvalidOperationException>(() => new WorkingWeek(new HashSet<DayOfWeek>(), Holidays).After(new DateOnly(2026, 11, 24), 1));

    [Fact]
    public void Bits_EveryWeekThereIs_ComesBackAsItWas()
    {
        for (var bits = 0; bits < 128; bits++) Assert.Equal(bits, WorkingWeek.ToBits(WorkingWeek.FromBits(bits)));
        Assert.Equal(31, WorkingWeek.ToBits(WorkingWeek.Usual));
    }

    [Fact]
    public void Holidays_KnowOnlyTheYearsTheyAreSureOf()
    {
        Assert.Equal("Boxing Day (substitute day)", Holidays.Name(new DateOnly(2026, 12, 28)));
        Assert.Null(Holidays.Name(new DateOnly(2026, 12, 26)));
        Assert.True(Holidays.Knows(new DateOnly(2027, 12, 31)));
        Assert.False(Holidays.Knows(new DateOnly(2028, 1, 3)));
    }
}
