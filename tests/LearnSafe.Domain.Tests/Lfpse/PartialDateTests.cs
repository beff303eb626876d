using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2026", DatePrecision.Year, "2026-01-01", "2026-12-31")]
    [InlineData("2024-02", DatePrecision.Month, "2024-02-01", "2024-02-29")]
    [InlineData("2026-11-20", DatePrecision.Day, "2026-11-20", "2026-11-20")]
    [InlineData("2026-11-20T17:30:00Z", DatePrecision.Time, "2026-11-20", "2026-11-20")]
    [InlineData("2026-11-20T17:30:00.123+01:00", DatePrecision.Time, "2026-11-20", "2026-11-20")]
    [InlineData("2026-11-20T00:00:00-14:00", DatePrecision.Time, "2026-11-20", "2026-11-20")]
    public void Parse_FhirDateTime_KnowsItsPrecisionAndDays(string text, DatePrecision precision, string first, string last)
    {
        var date = Assert.NotNull(PartialDate.Parse(text));

        Assert.Equal(precision, date.Precision);
        Assert.Equal(text, date.Text);
        Assert.Equal((first, last), ($"{date.FirstDay:O}", $"{date.LastDay:O}"));
        Assert.Equal(precision >= DatePrecision.Day, date.KnownDay is not null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("26")]
    [InlineData("0000")]
    [InlineData("2026-")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-1")]
    [InlineData("2026-02-29")]
    [InlineData("2026-02-30")]
    [InlineData("2026-11-20T")]
    [InlineData("2026-11-20T17:30:00")]
    [InlineData("2026-11-20T17:30Z")]
    [InlineData("2026-11-20T24:00:00Z")]
    [InlineData("2026-11-20T17:30:00+14:30")]
    [InlineData("2026-11-20T17:30:00.Z")]
    [InlineData("2026-11-20 17:30:00Z")]
    [InlineData("20/11/2026")]
    [InlineData("２０２６")]
    public void Parse_AnythingElse_IsNull(string? text) => Assert.Null(PartialDate.Parse(text));

    [Fact]
    public void Time_OfADayWithTime_IsAsWritten()
    {
        Assert.Equal(new TimeOnly(17, 30, 5), PartialDate.Parse("2026-11-20T17:30:05+01:00")?.Time);
        Assert.Null(PartialDate.Parse("2026-11-20")?.Time);
    }
}
