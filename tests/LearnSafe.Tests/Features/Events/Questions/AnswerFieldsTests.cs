using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events.Questions;
using Microsoft.Extensions.Primitives;

namespace LearnSafe.Tests.Features.Events.Questions;

public sealed class AnswerFieldsTests
{
    private static readonly LfpseContent Content = LfpseContentLoader.Load(Path.Combine(AppContext.BaseDirectory, "content"));
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly AnswerFields Fields = new(Content.Current, new QuestionWords(Content.Wordings[5], EventType.Incident), Today);

    [Theory]
    [InlineData("Description", "Two lines\nof text")]
    [InlineData("Date", "2026-11-02")]
    [InlineData("Date", "2026-11-02T10:15:00+00:00")]
    [InlineData("Date", "2026-11")]
    [InlineData("ApproximateDate", "2026-10")]
    [InlineData("ApproximateDate", "2026")]
    [InlineData("ApproximateDate", "some time in spring")]
    [InlineData("PreciseTime", "17:30:00")]
    [InlineData("PreciseTime", "17:30:59.250")]
    [InlineData("AgeAtTimeOfIncidentDays", "20088")]
    [InlineData("AgeAtTimeOfIncidentDays", "93")]
    [InlineData("AgeAtTimeOfIncidentDays", "1")]
    [InlineData("DrugsInvolved", "Ramipril 5mg", "Amlodipine 5mg")]
    [InlineData("DrugsInvolved", "One with\na line break")]
    [InlineData("InvolvedAgents", "4", "3")]
    [InlineData("InvolvedAgents", "3", "4")]
    [InlineData("ServiceArea", "17")]
    [InlineData("ResponsibleSpecialty", "100")]
    [InlineData("Organisation", "Y99001", "RX199")]
    [InlineData("DutyOfCandour", "false")]
    [InlineData("NumberOfPatients", "0")]
    [InlineData("NumberOfPatients", "12")]
    public void Read_FieldsAsTheyWereFilled_IsWhatWasStored(string question, params string[] stored)
    {
        var filled = Fields.Fill(question, null, stored);

        var read = Fields.Read(question, null, Sent(filled), stored, []);

        Assert.Null(read.Fault);
        Assert.Equal(stored, read.Values);
    }

    [Theory]
    [InlineData("2 Nov 2026", "2026-11-02", null)]
    [InlineData("31 2 2026", null, "The date it happened must be a real date")]
    [InlineData("21 11 2026", null, "The date it happened must be today or in the past")]
    [InlineData("2  2026", null, "The date it happened must include a month")]
    [InlineData("  ", null, null)]
    public void Read_Date_TakesWhatIsADayInThePast(string typed, string? answer, string? fault)
    {
        var parts = typed.Split(' ');
        var read = Read("Date", ("Date.Day", parts[0]), ("Date.Month", parts[1]), ("Date.Year", parts[2]));

        Assert.Equal(answer, read.Values.SingleOrDefault());
        Assert.Equal(fault, read.Fault?.Message);
    }

    [Fact]
    public void Read_DateWithoutItsMonth_LeadsToTheMonth() =>
        Assert.Equal("Date.Month", Read("Date", ("Date.Day", "2"), ("Date.Year", "2026")).Fault!.At);

    [Theory]
    [InlineData("54", "years", "20088", null)]
    [InlineData("54", "", "20088", null)]
    [InlineData("18", "months", "372", null)]
    [InlineData("0", "days", "1", null)]
    [InlineData("0", "years", null, "Enter the age of a baby in months or days")]
    [InlineData("200", "years", null, "Age must be between 1 day and 199 years")]
    [InlineData("fifty", "years", null, "Age must be a whole number, like 54")]
    [InlineData("", "years", null, null)]
    public void Read_Age_TakesNumberAndUnit(string number, string unit, string? answer, string? fault)
    {
        var read = Read("AgeAtTimeOfIncidentDays", ("AgeAtTimeOfIncidentDays.Number", number), ("AgeAtTimeOfIncidentDays.Unit", unit));

        Assert.Equal(answer, read.Values.SingleOrDefault());
        Assert.Equal(fault, read.Fault?.Message);
    }

    [Theory]
    [InlineData("0", "", "0", null)]
    [InlineData("1", "9", "1", null)]
    [InlineData("more", "3", "3", null)]
    [InlineData("more", "", null, "Enter how many patients, from 2 to 100")]
    [InlineData("more", "101", null, "Enter how many patients, from 2 to 100")]
    [InlineData("", "4", null, null)]
    public void Read_NumberOfPatients_TakesNoneOneOrANumber(string choice, string number, string? answer, string? fault)
    {
        var read = Read("NumberOfPatients", ("NumberOfPatients", choice), ("NumberOfPatients.Number", number));

        Assert.Equal(answer, read.Values.SingleOrDefault());
        Assert.Equal(fault, read.Fault?.Message);
    }

    [Theory]
    [InlineData("2.30 p.m.", "14:30:00", null)]
    [InlineData("1430", "14:30:00", null)]
    [InlineData("half two", null, "The time it happened must be a real time, like 2:30pm or 14:30")]
    public void Read_Time_TakesEitherClock(string typed, string? answer, string? fault)
    {
        var read = Read("PreciseTime", ("PreciseTime", typed));

        Assert.Equal(answer, read.Values.SingleOrDefault());
        Assert.Equal(fault, read.Fault?.Message);
    }

    [Fact]
    public void Read_NoneTogetherWithOthers_IsAFault() =>
        Assert.Equal("Select what applies, or select “None of the above”", Fields.Read("SafetyChallenges", null, Typed(("SafetyChallenges", "2"), ("SafetyChallenges", "6")), [], []).Fault?.Message);

    [Fact]
    public void Read_CodeThatTheListDoesNotHave_IsNotTaken() => Assert.NotNull(Read("LevelOfConcern", ("LevelOfConcern", "2")).Fault);

    [Fact]
    public void Find_WordsOfAName_FindsAllThatHoldThemAndTheExactOneAlone()
    {
        var list = Content.Current.Element("ResponsibleSpecialty")!.CodeSystem!.Concepts;

        Assert.Equal(["100"], LongList.Find(list, "vascular surgery").Select(concept => concept.Code));
        Assert.Equal(LongList.MostFound, LongList.Find(list, "a").Count);
        Assert.All(LongList.Find(list, "paediatric surg"), concept => Assert.Contains("surg", concept.Display, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(LongList.Find(list, "   "));
    }

    [Fact]
    public void Of_EveryElementThatAFormAsks_HasAKindWhoseChoicesCanBeShown()
    {
        foreach (var question in Content.FormRules[5].Forms.Values.SelectMany(form => form.Questions).Select(question => question.Question).Distinct())
        {
            var kind = FieldKinds.Of(Content.Current, question);
            if (kind is FieldKind.Radios or FieldKind.Select or FieldKind.Checkboxes) Assert.InRange(Choices.Of(Content.Current.Element(question)!).Count, 2, 20);
        }
    }

    private static ReadAnswer Read(string question, params (string Name, string Value)[] typed) => Fields.Read(question, null, Typed(typed), [], []);

    private static FieldValues Typed(params (string Name, string Value)[] typed) =>
        FieldValues.Of(typed.GroupBy(field => field.Name).Select(field => KeyValuePair.Create(field.Key, new StringValues([.. field.Select(one => one.Value)]))));

    /// <summary>As the browser sends it: every field, line breaks in its own way.</summary>
    private static FieldValues Sent(FieldValues filled) =>
        FieldValues.Of(filled.Names.Select(name => KeyValuePair.Create(name, new StringValues([.. filled[name].Select(value => value.Replace("\n", "\r\n", StringComparison.Ordinal))]))));
}
