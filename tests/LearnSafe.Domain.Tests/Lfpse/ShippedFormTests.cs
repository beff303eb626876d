using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

/// <summary>The shipped form, walked as a person does.</summary>
public sealed class ShippedFormTests
{
    private static readonly FormRules Rules = ShippedContent.Content.FormRules[5];

    [Fact]
    public void On_IncidentTodayInOwnOrganisation_AsksNeitherDateNorOrganisation()
    {
        var open = Open(Incident().With("IncidentOccurredToday", "y").With("Date", "2026-11-23").With("LocationKnown", "y").With("Organisation", "Y90001"));

        Assert.Equal(
            ["Description", "IncidentOccurredToday", "PreciseTime", "LocationKnown", "LocationWithinService", "ServiceArea"],
            open.On(open.Form.Pages[0]).Select(asked => asked.Question.Question));
        Assert.Empty(open.AlsoRecorded());
    }

    [Fact]
    public void On_IncidentOnAnotherDayElsewhere_AsksDateAndOrganisation()
    {
        var open = Open(Incident().With("IncidentOccurredToday", "n").With("LocationKnown", "n"));

        Assert.Equal(
            ["Description", "IncidentOccurredToday", "Date", "PreciseTime", "LocationKnown", "Organisation", "OrganisationOther", "LocationWithinService", "ServiceArea"],
            open.On(open.Form.Pages[0]).Select(asked => asked.Question.Question));
    }

    [Fact]
    public void On_IncidentThatReachedNobody_AsksForTheRiskAndNoHarm()
    {
        var open = Open(Incident(), numberOfPatients: 0);

        Assert.Equal(
            ["InvolvedAgents", "SafetyChallenges", "NumberOfPatients", "RiskImminent", "RiskPopulation", "LevelOfConcern"],
            open.On(open.Form.Pages[1]).Select(asked => asked.Question.Question));
    }

    [Theory]
    [InlineData("1", "AgeAtTimeOfIncidentDays AgeBracket Gender PhysicalHarm StrengthOfAssociation")]
    [InlineData("2", "AgeAtTimeOfIncidentDays AgeBracket Gender PhysicalHarm PsychologicalHarm StrengthOfAssociation")]
    [InlineData("5", "AgeAtTimeOfIncidentDays AgeBracket Gender PhysicalHarm PsychologicalHarm")]
    public void On_OnePatient_AsksForHarmAsItIsDue(string physicalHarm, string expected)
    {
        var open = Open(Incident() with { Patients = [AnswerSet.Empty.With("PhysicalHarm", physicalHarm)] });

        Assert.Equal(expected.Split(' '), open.On(open.Form.Pages[1]).Where(asked => asked.Patient == 0).Select(asked => asked.Question.Question));
    }

    [Fact]
    public void On_Risk_AsksHowImminentItIs()
    {
        var open = Open(new EventAnswers { TaxonomyVersion = 5, Type = EventType.Risk }.With("LocationAtRisk", "1"));

        Assert.Equal(["Description", "RiskTheme", "LocationAtRisk"], open.On(open.Form.Pages[0]).Select(asked => asked.Question.Question));
        Assert.Equal(["RiskImminent", "RiskTimeframe", "RiskServiceArea", "RiskPopulation", "LevelOfConcern"], open.On(open.Form.Pages[1]).Select(asked => asked.Question.Question));
    }

    [Fact]
    public void Tasks_MedicineAndItIncident_OffersATaskForEachAndWhatEverybodyIsOffered()
    {
        var open = Open(Incident().With("InvolvedAgents", "4", "9").With("SafetyChallenges", "6"), numberOfPatients: 0);

        Assert.Equal(
            ["learning-so-far", "medicines", "yellow-card", "it-systems", "people", "more-about-when-and-where", "about-you", "governance"],
            open.Tasks.Select(task => task.Name));
    }

    [Fact]
    public void Tasks_AnonymousReporter_IsAskedWhy()
    {
        var named = Open(Incident());
        var anonymous = Open(Incident().With("IsAnonymous", "true"));

        Assert.False(named.IsAsked("WhyAnonymous"));
        Assert.True(anonymous.IsAsked("WhyAnonymous"));
    }

    private static EventAnswers Incident() => new() { TaxonomyVersion = 5, Type = EventType.Incident };

    private static OpenQuestions Open(EventAnswers answers, int? numberOfPatients = null) => new(ShippedContent.V5, Rules, answers, numberOfPatients);

    [Theory]
    [InlineData("PhysicalHarm", "incident outcome")]
    [InlineData("PsychologicalHarm", "incident outcome")]
    [InlineData("LevelOfConcern", "incident risk")]
    [InlineData("ServiceArea", "incident good-care risk outcome")]
    [InlineData(FormRules.NumberOfPatients, "incident outcome")]
    // The system answers it.
    [InlineData("ReferenceNumber", "incident good-care risk outcome")]
    [InlineData("physicalharm", "")]
    [InlineData("", "")]
    public void Asks_ByTypeOfEvent_IsWhatItsFormHas(string question, string types) => Assert.Equal(types, string.Join(' ', EventTypes.All.Where(type => Rules.Asks(type, question)).Select(type => type.Slug())));
}
