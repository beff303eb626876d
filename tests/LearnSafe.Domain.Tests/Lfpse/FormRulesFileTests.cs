using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed class FormRulesFileTests
{
    private static readonly FormRules Rules = ShippedContent.Content.FormRules[5];

    [Fact]
    public void Forms_EveryElement_IsAskedOrSetBySystem()
    {
        HashSet<string> asked = [.. Rules.Forms.Values.SelectMany(form => form.Questions).Select(question => question.Question)];
        string[] elements = [.. ShippedContent.V5.Sections.SelectMany(section => section.Elements).Select(element => element.Name)];

        Assert.Equal(147, elements.Length);
        Assert.All(elements, element => Assert.NotEqual(asked.Contains(element), Rules.SetBySystem.Contains(element)));
    }

    [Theory]
    [InlineData(EventType.Incident, new[] { "what-happened", "who-and-how-serious" })]
    [InlineData(EventType.GoodCare, new[] { "what-went-well", "what-others-can-learn" })]
    [InlineData(EventType.Risk, new[] { "what-could-happen", "how-serious-it-is" })]
    [InlineData(EventType.Outcome, new[] { "what-happened", "who-and-how-serious" })]
    public void Pages_EachType_AreTwo(EventType type, string[] pages) =>
        Assert.Equal(pages, Rules.Forms[type].Pages.Select(page => page.Name));

    [Theory]
    [InlineData(EventType.Incident, "Description IncidentOccurredToday Date LocationKnown LocationWithinService ServiceArea InvolvedAgents SafetyChallenges NumberOfPatients Gender PhysicalHarm PsychologicalHarm StrengthOfAssociation RiskImminent LevelOfConcern")]
    [InlineData(EventType.GoodCare, "Description IncidentOccurredToday Date LocationKnown ServiceArea HowFutureOccurrence")]
    [InlineData(EventType.Risk, "Description RiskTheme RiskThemeOther LocationAtRisk RiskImminent LevelOfConcern")]
    [InlineData(EventType.Outcome, "OutcomeType Description IncidentOccurredToday Date LocationKnown LocationWithinService ServiceArea NumberOfPatients Gender PatientSafetyIncidentHasOccurred")]
    public void Pages_EachType_AskTheseAsMandatory(EventType type, string expected) =>
        Assert.Equal(expected.Split(' '), Rules.Forms[type].Pages.SelectMany(page => page.Questions).Where(question => question.Mandatory).Select(question => question.Question));

    [Theory]
    [InlineData("InvolvedAgents", "4", "DrugsInvolved InvolvedProcesses DrugInvolvementFactors DrugReaction MedicationAdministration")]
    [InlineData("InvolvedAgents", "3", "DeviceType DeviceInvolvementFactors DrugReaction")]
    [InlineData("InvolvedAgents", "9", "ITSystemsInvolvementFactors")]
    [InlineData("InvolvedAgents", "10", "")]
    [InlineData("InvolvedAgents", "11", "BloodInvolved SabreReportNumber ShotReportNumber")]
    [InlineData("InvolvedAgents", "8", "TissueOrgansInvolvementFactors NhsbtReportNumber")]
    [InlineData("IncidentOccurredToday", "n", "Date")]
    [InlineData("IncidentOccurredToday", "u", "ApproximateDate")]
    [InlineData("LocationKnown", "n", "Organisation OrganisationOther")]
    [InlineData("NumberOfPatients", "0", "RiskImminent RiskPopulation")]
    [InlineData("NumberOfPatients", "2", "AgeAtTimeOfIncidentDays AgeBracket Gender PhysicalHarm ClinicalOutcome PatientEthnicity")]
    [InlineData("PhysicalHarm", "1", "StrengthOfAssociation")]
    [InlineData("PhysicalHarm", "2", "PsychologicalHarm StrengthOfAssociation")]
    [InlineData("PhysicalHarm", "5", "PsychologicalHarm")]
    [InlineData("PsychologicalHarm", "1", "StrengthOfAssociation")]
    [InlineData("SafetyChallenges", "4", "RadiotherapyIncidentCode")]
    [InlineData("SafetyChallenges", "7", "MarvinReferenceNumber")]
    [InlineData("DrugReaction", "1", "YellowCardReference")]
    [InlineData("DrugReaction", "7", "")]
    [InlineData("CqcNotify", "true", "CqcCriteria")]
    [InlineData("NeverEvent", "true", "NeverEventType")]
    [InlineData("NeverEvent", "false", "")]
    [InlineData("IsAnonymous", "true", "WhyAnonymous")]
    public void Openings_OneAnswer_OpensThese(string question, string answer, string expected)
    {
        var opened = Rules.Openings
            .Where(opening => !opening.BySystem && opening.When.Question == question && opening.When.Values.Contains(answer) != opening.When.Not)
            .SelectMany(opening => opening.Opens);

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), opened.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Openings_TodayAndOwnOrganisation_AreFilledBySystem()
    {
        var bySystem = Rules.Openings.Where(opening => opening.BySystem).ToDictionary(opening => opening.When.Question, opening => opening.Opens, StringComparer.Ordinal);

        Assert.Equal(["TodaysDate", "Date"], bySystem["IncidentOccurredToday"]);
        Assert.Equal(["Organisation"], bySystem["LocationKnown"]);
        Assert.Equal(["Organisation"], bySystem["LocationAtRisk"]);
    }

    [Fact]
    public void OpeningsOf_ImminentRisk_WaitsForNoPatientsOnlyInAnIncident()
    {
        Assert.Contains(Rules.OpeningsOf(EventType.Incident), opening => opening.Opens.Contains("RiskImminent"));
        Assert.DoesNotContain(Rules.OpeningsOf(EventType.Risk), opening => opening.Opens.Contains("RiskImminent"));
    }

    [Fact]
    public void SectionsOf_EachType_IsAsTheNationalServiceCutsThem()
    {
        Assert.DoesNotContain("AdverseEventWentWell", Rules.SectionsOf[EventType.Incident]);
        Assert.Equal(24, Rules.SectionsOf[EventType.Incident].Count);
        Assert.DoesNotContain("PatientInformation", Rules.SectionsOf[EventType.GoodCare]);
        Assert.DoesNotContain("AdverseEventEstimatedDate", Rules.SectionsOf[EventType.Risk]);
        Assert.Contains("PatientInformation", Rules.SectionsOf[EventType.Outcome]);
    }
}
