using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed class SystemAnswersTests
{
    private static readonly OwnOrganisation Own = new("Y99001", CareSetting.GeneralPractice, DataSharingOptOut: true);
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static EventAnswers Begun(EventType type = EventType.Incident) => SystemAnswers.Begin(ShippedContent.Content.FormRules[5], type, Own);

    private static EventAnswers Follow(EventAnswers before, EventAnswers after) => SystemAnswers.Follow(before, after, Own, Today);

    [Fact]
    public void Begin_Incident_FillsInWhoAndWhere()
    {
        var begun = Begun();

        Assert.Equal(["y", "Y99001", "11", "17", "3", "Y99001", "true", "false", "true"], new[]
        {
            "LocationKnown", "Organisation", "LocationWithinService", "ServiceArea", "ReporterType", "ReporterOrganisation", "FromOnlineForms", "IsAnonymous", "DataSharingOptOut",
        }.Select(begun.First));
    }

    [Theory]
    [InlineData(EventType.GoodCare, "LocationWithinService")]
    [InlineData(EventType.Risk, "LocationKnown")]
    [InlineData(EventType.Risk, "Organisation")]
    [InlineData(EventType.Risk, "ServiceArea")]
    public void Begin_QuestionThatThePagesOfTheTypeDoNotAsk_IsLeftOpen(EventType type, string question) => Assert.Null(Begun(type).First(question));

    [Fact]
    public void Begin_EveryType_IsTakenByTheTaxonomyAndClosesNothing()
    {
        var content = ShippedContent.Content;
        foreach (var type in EventTypes.All)
        {
            var begun = Begun(type);
            Assert.DoesNotContain(AnswerCheck.Faults(content.Current, begun, Today), fault => fault.Kind != AnswerFaultKind.Required);
            Assert.Empty(new OpenQuestions(content.Current, content.FormRules[5], begun).AlsoRecorded());
        }
    }

    [Fact]
    public void Follow_Today_FixesTheDate()
    {
        var after = Follow(Begun(), Begun().With("IncidentOccurredToday", "y"));

        Assert.Equal("2026-11-20", after.Date);
        Assert.Equal("2026-11-20", after.First("TodaysDate"));
    }

    [Fact]
    public void Follow_TodayThatWasAnsweredYesterday_StaysYesterday()
    {
        var before = Begun().With("IncidentOccurredToday", "y").With("TodaysDate", "2026-11-19").With(EventAnswers.DateQuestion, "2026-11-19");

        Assert.Equal(before, Follow(before, before));
    }

    [Fact]
    public void Follow_TodayThatAProgramSentWithItsOwnDate_StaysAsItWasSent()
    {
        var sent = new EventAnswers { TaxonomyVersion = 5, Type = EventType.Incident, Date = "2026-11-12" }.With("IncidentOccurredToday", "y").With("LocationKnown", "y");

        Assert.Equal(sent, Follow(sent, sent));
        Assert.Equal(sent.With("WentWell", "A second check."), Follow(sent, sent.With("WentWell", "A second check.")));
    }

    [Fact]
    public void Follow_RiskInTheOwnOrganisationThatAProgramSentWithoutItsCode_StaysAsItWasSent()
    {
        var sent = new EventAnswers { TaxonomyVersion = 5, Type = EventType.Risk }.With("LocationAtRisk", "1");

        Assert.Equal(sent, Follow(sent, sent));
    }

    [Fact]
    public void Follow_NotTodayAfterAll_TakesTheDateBack()
    {
        var before = Follow(Begun(), Begun().With("IncidentOccurredToday", "y"));

        var after = Follow(before, before.With("IncidentOccurredToday", "u"));

        Assert.Null(after.Date);
        Assert.Null(after.First("TodaysDate"));
    }

    [Fact]
    public void Follow_AnotherDateTyped_KeepsIt()
    {
        var before = Follow(Begun(), Begun().With("IncidentOccurredToday", "y"));

        Assert.Equal("2026-11-02", Follow(before, before.With("IncidentOccurredToday", "n").With(EventAnswers.DateQuestion, "2026-11-02")).Date);
    }

    [Fact]
    public void Follow_NotInTheOwnOrganisation_TakesItsCodeBack()
    {
        Assert.Empty(Follow(Begun(), Begun().With("LocationKnown", "n")).All("Organisation"));
        Assert.Equal(["RX199"], Follow(Begun(), Begun().With("LocationKnown", "n").With("Organisation", "RX199")).All("Organisation"));
    }

    [Fact]
    public void Follow_RiskInTheOwnOrganisation_NamesIt() =>
        Assert.Equal(["Y99001"], Follow(Begun(EventType.Risk), Begun(EventType.Risk).With("LocationAtRisk", "1")).All("Organisation"));

    [Fact]
    public void Follow_PatientsWithoutNumbers_NumbersThemFromOne()
    {
        var after = Follow(Begun(), Begun() with { Patients = [AnswerSet.Empty.With("PatientSequence", "1"), AnswerSet.Empty] });

        Assert.Equal(["1", "2"], after.Patients.Select(patient => patient.First("PatientSequence")));
    }

    [Fact]
    public void Follow_PatientTakenOutAndAnotherAdded_NeverGivesTheSameNumberTwice()
    {
        var before = Begun() with { Patients = [Numbered(1), Numbered(2), Numbered(3)] };

        Assert.Equal(["1", "3"], Numbers(Follow(before, before with { Patients = [Numbered(1), Numbered(3)] })));
        Assert.Equal(["1", "2", "4"], Numbers(Follow(before, before with { Patients = [Numbered(1), Numbered(2), AnswerSet.Empty] })));
        Assert.Equal(["1", "2"], Numbers(SystemAnswers.CountedFromOne(before with { Patients = [Numbered(3), Numbered(7)] })));

        static AnswerSet Numbered(int number) => AnswerSet.Empty.With("PatientSequence", $"{number}");
        static IEnumerable<string?> Numbers(EventAnswers answers) => answers.Patients.Select(patient => patient.First("PatientSequence"));
    }

    [Fact]
    public void Follow_PatientsThatAProgramNumbered_LeavesTheNumbers()
    {
        var sent = Begun() with { Patients = [AnswerSet.Empty.With("PatientSequence", "7"), AnswerSet.Empty.With("PatientSequence", "2")] };

        Assert.Equal(sent, Follow(sent, sent));
    }
}
