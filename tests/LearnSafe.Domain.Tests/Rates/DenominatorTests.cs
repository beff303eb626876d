using LearnSafe.Domain.Content;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Rates;

namespace LearnSafe.Domain.Tests.Rates;

/// <summary>What records are counted against: which kind is whose, what a value may be, and what is known of a time.</summary>
public sealed class DenominatorTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly DenominatorKinds Kinds = DenominatorKinds.Load(Path.Combine(AppContext.BaseDirectory, "content"));

    private static DenominatorKind Patients => Kinds.Of(CareSetting.GeneralPractice);

    private static DenominatorKind Items => Kinds.Of(CareSetting.CommunityPharmacy);

    [Fact]
    public void Shipped_EachSettingHasOneKindWithItsSource()
    {
        Assert.Equal(["per 1,000 registered patients", "per 10,000 items dispensed", "per 1,000 sight tests", "per 1,000 courses of treatment"], CareSettings.All.Select(setting => Kinds.Of(setting).PerUnit));
        Assert.All(Kinds.All, kind => Assert.NotEmpty(kind.Source));
        Assert.Equal(Items, Kinds.Find(" ITEMS dispensed"));
        Assert.Equal(Items, Kinds.Find("items_dispensed"));
        Assert.Null(Kinds.Find("appointments"));
    }

    [Theory]
    [InlineData("""{"name":"a","title":"A","unit":"a","flow":true,"settings":["generalPractice","communityPharmacy","optical"],"per":1000,"most":9,"source":"s","status":"proposed"}""", "dental must stand in the settings of exactly one kind")]
    [InlineData("""{"name":"a","title":"A","unit":"a","flow":true,"holdsMonths":3,"settings":["generalPractice"],"per":1000,"most":9,"source":"s","status":"proposed"}""", "holds for that time alone")]
    [InlineData("""{"name":"a","title":"A","unit":"a","flow":false,"settings":["generalPractice"],"per":1000,"most":9,"source":"s","status":"proposed"}""", "holdsMonths: It is missing")]
    [InlineData("""{"name":"a","title":"A","unit":"a","flow":true,"settings":["hospital"],"per":0,"most":9,"source":"s","status":"proposed"}""", "is not known here")]
    [InlineData("""{"name":"a","title":"A","unit":"a","flow":true,"settings":[],"per":0,"most":9,"source":"s","status":"proposed"}""", "1 or more is expected")]
    public void AFile_ThatIsWrong_NamesItsFault(string kind, string fault)
    {
        var folder = Directory.CreateTempSubdirectory("learnsafe-denominators-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "insight"));
        File.WriteAllText(Path.Combine(folder, "insight", "denominators-v1.json"), "{\"version\":1,\"kinds\":[" + kind + "]}");
        Assert.Contains(fault, Assert.Throws<ContentException>(() => DenominatorKinds.Load(folder)).Message, StringComparison.Ordinal);
        Assert.Contains("missing", Assert.Throws<ContentException>(() => DenominatorKinds.Load(Path.Combine(folder, "insight"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "2026-10-01", "2026-10-31", 9000, null)]
    [InlineData(true, "2026-07-01", "2026-09-30", 27000, null)]
    [InlineData(true, "2026-08-01", "2026-10-31", 27000, "not a whole month or a whole quarter")]
    [InlineData(true, "2026-10-02", "2026-10-31", 9000, "not a whole month")]
    [InlineData(true, "2026-10-01", "2026-10-30", 9000, "not a whole month")]
    [InlineData(true, "2026-10-01", null, 9000, "needs a last day")]
    [InlineData(true, "2026-11-01", "2026-11-30", 9000, "not over")]
    [InlineData(true, "2027-01-01", "2027-01-31", 9000, "not over")]
    [InlineData(true, "2026-10-01", "2026-09-30", 9000, "before the first")]
    [InlineData(true, "2026-10-01", "2026-10-31", 0, "above 0")]
    [InlineData(true, "2026-10-01", "2026-10-31", -1, "above 0")]
    [InlineData(true, "2026-10-01", "2026-10-31", 3000001, "more than 3,000,000")]
    [InlineData(true, "2026-10-01", "9999-12-31", 9000, "not a whole month")]
    [InlineData(false, "2026-04-01", null, 8412, null)]
    [InlineData(false, "2026-04-17", "2026-05-02", 8412, null)]
    [InlineData(false, "2026-11-20", null, 8412, null)]
    [InlineData(false, "2026-11-21", null, 8412, "still to come")]
    [InlineData(false, "1999-12-31", null, 8412, "before 2000")]
    [InlineData(false, "2026-04-01", "2026-03-31", 8412, "before the first")]
    [InlineData(false, "2026-04-01", null, 500001, "not believed")]
    public void AValue_IsOneOfAWholeTimeThatIsOver(bool flow, string from, string? to, int value, string? fault)
    {
        var said = new DenominatorValue(Day(from), to is null ? null : Day(to), value).Fault(flow ? Items : Patients, Today);
        if (fault is null) Assert.Null(said);
        else Assert.Contains(fault, said, StringComparison.Ordinal);
    }

    [Fact]
    public void OverATime_WhatIsDone_IsAddedUpWhereEachPartIsKnown()
    {
        DenominatorValue[] known = [new(Day("2026-08-01"), Day("2026-08-31"), 200), new(Day("2026-07-01"), Day("2026-07-31"), 100), new(Day("2026-09-01"), Day("2026-09-30"), 300), new(Day("2026-04-01"), Day("2026-06-30"), 900)];
        Assert.Equal(600, DenominatorPeriods.Over(Items, known, Day("2026-07-01"), Day("2026-09-30")));
        Assert.Equal(1500, DenominatorPeriods.Over(Items, known, Day("2026-04-01"), Day("2026-09-30")));
        Assert.Null(DenominatorPeriods.Over(Items, known, Day("2026-01-01"), Day("2026-09-30")));
        // A quarter cannot be divided into months.
        Assert.Null(DenominatorPeriods.Over(Items, known, Day("2026-04-01"), Day("2026-04-30")));
        Assert.Equal([(Day("2026-01-01"), Day("2026-03-31")), (Day("2026-10-01"), Day("2026-12-31"))], DenominatorPeriods.Missing(Items, known, Day("2026-01-01"), Day("2026-12-31")));
        Assert.Equal([(Day("2026-08-01"), Day("2026-08-31"))], DenominatorPeriods.Missing(Items, known.Skip(1), Day("2026-07-01"), Day("2026-09-30")));
        Assert.Null(DenominatorPeriods.Over(Items, [], Day("2026-07-01"), Day("2026-09-30")));
    }

    [Fact]
    public void OverATime_WhatHolds_IsTheMeanOverItsDays()
    {
        var (from, to) = (Day("2026-07-01"), Day("2026-09-30"));
        Assert.Equal(1000, DenominatorPeriods.Over(Patients, [new(Day("2026-04-01"), null, 1000)], from, to));
        // 31 + 31 days with 1,000, 30 with 2,000.
        Assert.Equal(((62 * 1000) + (30 * 2000)) / 92.0, DenominatorPeriods.Over(Patients, [new(Day("2026-09-01"), null, 2000), new(Day("2026-04-01"), null, 1000)], from, to)!.Value, 9);
        // It holds for a year and no longer, ends where it says so, and does not reach back.
        Assert.Equal(1000, DenominatorPeriods.Over(Patients, [new(Day("2025-10-01"), null, 1000)], from, to));
        Assert.Null(DenominatorPeriods.Over(Patients, [new(Day("2025-09-30"), null, 1000)], from, to));
        Assert.Null(DenominatorPeriods.Over(Patients, [new(Day("2026-04-01"), Day("2026-09-29"), 1000)], from, to));
        Assert.Equal([(Day("2026-07-01"), Day("2026-07-01"))], DenominatorPeriods.Missing(Patients, [new(Day("2026-07-02"), null, 1000)], from, to));
        Assert.Equal(1500, DenominatorPeriods.Over(Patients, [new(Day("2026-01-01"), Day("2026-12-31"), 1000), new(Day("2026-07-01"), Day("2026-07-01"), 1500)], from, from));
    }

    [Theory]
    [InlineData(null, null, 1000.0)]
    [InlineData("2026-07-01", "2026-09-30", 1000.0)]
    [InlineData("2020-01-01", "2030-01-01", 1000.0)]
    // Open for 31 of 92 days, for one, for none.
    [InlineData(null, "2026-07-31", 31000 / 92.0)]
    [InlineData("2026-09-30", null, 1000 / 92.0)]
    [InlineData("2026-08-01", "2026-08-31", 31000 / 92.0)]
    [InlineData(null, "2026-06-30", 0.0)]
    [InlineData("2026-10-01", null, 0.0)]
    public void WhileOpen_WhatHolds_CountsForTheDaysThatItWasOpen(string? opened, string? closed, double expected) =>
        Assert.Equal(expected, DenominatorPeriods.WhileOpen(Patients, [new(Day("2026-04-01"), null, 1000)], Day("2026-07-01"), Day("2026-09-30"), opened is null ? null : Day(opened), closed is null ? null : Day(closed))!.Value, 9);

    [Fact]
    public void WhileOpen_WhatIsDone_NeedsToBeKnownOfTheTimeThatItWasOpen()
    {
        DenominatorValue[] july = [new(Day("2026-07-01"), Day("2026-07-31"), 100)];
        double? Over(DateOnly? opened, DateOnly? closed, params DenominatorValue[] known) => DenominatorPeriods.WhileOpen(Items, known, Day("2026-07-01"), Day("2026-09-30"), opened, closed);
        Assert.Equal(100, Over(null, Day("2026-07-31"), july));
        Assert.Equal(100, Over(null, Day("2026-07-09"), july));
        Assert.Null(Over(null, Day("2026-08-01"), july));
        Assert.Null(Over(null, null, july));
        Assert.Null(Over(Day("2026-07-15"), null, july));
        // What is said of a time after it closed is not counted.
        Assert.Equal(100, Over(null, Day("2026-07-31"), [.. july, new(Day("2026-09-01"), Day("2026-09-30"), 300)]));
        Assert.Equal(300, Over(Day("2026-09-12"), null, [.. july, new(Day("2026-09-01"), Day("2026-09-30"), 300)]));
        Assert.Equal(0, Over(null, Day("2026-06-30")));
        Assert.Null(Over(null, Day("2026-07-01")));
    }

    [Fact]
    public void Overlaps_IsOfTheSameDays()
    {
        DenominatorValue quarter = new(Day("2026-04-01"), Day("2026-06-30"), 1);
        Assert.True(quarter.Overlaps(new(Day("2026-06-01"), Day("2026-06-30"), 1)));
        Assert.False(quarter.Overlaps(new(Day("2026-07-01"), Day("2026-07-31"), 1)));
        Assert.True(new DenominatorValue(Day("2020-01-01"), null, 1).Overlaps(quarter));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
