using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Tests.Nhs;

public class TypedDateTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("6", "8", "2018")]
    [InlineData("06", "08", "2018")]
    [InlineData(" 6 ", "August", "2018")]
    [InlineData("6", "aug", "2018")]
    [InlineData("6", "Aug.", "2018")]
    public void Read_NumbersOrMonthName_GivesTheDay(string day, string month, string year)
    {
        var date = Read(day, month, year);

        Assert.Null(date.Fault);
        Assert.Equal(new DateOnly(2018, 8, 6), date.Date);
        Assert.Equal(DateParts.None, date.Wrong);
    }

    [Fact]
    public void Read_EveryMonthByThreeLettersAndSept_IsKnown()
    {
        for (var month = 1; month <= 12; month++)
            Assert.Equal(month, Read("1", new DateOnly(2020, month, 1).ToString("MMM", System.Globalization.CultureInfo.InvariantCulture), "2020").Date?.Month);
        Assert.Equal(9, Read("1", "sept", "2020").Date?.Month);
    }

    [Theory]
    [InlineData("", "", "", "Enter the date it happened", DateParts.All)]
    [InlineData("", "8", "2018", "The date it happened must include a day", DateParts.Day)]
    [InlineData("6", "", "2018", "The date it happened must include a month", DateParts.Month)]
    [InlineData("6", "8", null, "The date it happened must include a year", DateParts.Year)]
    [InlineData("", "", "2018", "The date it happened must include a day and month", DateParts.Day | DateParts.Month)]
    [InlineData("", "8", "", "The date it happened must include a day and year", DateParts.Day | DateParts.Year)]
    [InlineData("6", "", "", "The date it happened must include a month and year", DateParts.Month | DateParts.Year)]
    [InlineData("32", "8", "2018", "The date it happened must be a real date", DateParts.Day)]
    [InlineData("0", "8", "2018", "The date it happened must be a real date", DateParts.Day)]
    [InlineData("6", "13", "2018", "The date it happened must be a real date", DateParts.Month)]
    [InlineData("6", "ju", "2018", "The date it happened must be a real date", DateParts.Month)]
    [InlineData("x", "y", "z", "The date it happened must be a real date", DateParts.All)]
    [InlineData("30", "2", "2020", "The date it happened must be a real date", DateParts.All)]
    [InlineData("29", "2", "2023", "The date it happened must be a real date", DateParts.All)]
    [InlineData("6", "8", "0000", "The date it happened must be a real date", DateParts.Year)]
    [InlineData("6", "8", "18", "Year must include 4 numbers", DateParts.Year)]
    [InlineData("20", "11", "0206", "The date it happened must be 1 January 1900 or later", DateParts.Year)]
    [InlineData("31", "12", "1899", "The date it happened must be 1 January 1900 or later", DateParts.Year)]
    [InlineData("24", "11", "2026", "The date it happened must be today or in the past", DateParts.All)]
    public void Read_Faulty_SaysWhatAndWhere(string? day, string? month, string? year, string fault, DateParts wrong)
    {
        var date = Read(day, month, year);

        Assert.Null(date.Date);
        Assert.Equal(fault, date.Fault);
        Assert.Equal(wrong, date.Wrong);
    }

    [Fact]
    public void Read_Today_DependsOnTheLimit()
    {
        Assert.Equal(Today, Read("23", "11", "2026").Date);
        Assert.Equal("The date it happened must be in the past", Read("23", "11", "2026", DateLimit.InThePast).Fault);
        Assert.Equal(new DateOnly(2027, 1, 1), Read("1", "1", "2027", DateLimit.None).Date);
    }

    private static TypedDate Read(string? day, string? month, string? year, DateLimit limit = DateLimit.TodayOrInThePast) =>
        TypedDate.Read(day, month, year, "The date it happened", Today, limit);
}
