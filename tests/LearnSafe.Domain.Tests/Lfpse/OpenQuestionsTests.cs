using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed class OpenQuestionsTests
{
    [Theory]
    [InlineData(null, "Description IncidentOccurredToday")]
    [InlineData("y", "Description IncidentOccurredToday")]
    [InlineData("n", "Description IncidentOccurredToday Date")]
    [InlineData("u", "Description IncidentOccurredToday ApproximateDate")]
    public void On_Page_HoldsWhatItsAnswersOpen(string? today, string questions) =>
        Assert.Equal(questions, Asked(SmallForm.Open(SmallForm.Incident.With("IncidentOccurredToday", today ?? "")), 0));

    [Theory]
    [InlineData(null, "InvolvedAgents NumberOfPatients LevelOfConcern")]
    [InlineData(0, "InvolvedAgents NumberOfPatients RiskImminent LevelOfConcern")]
    [InlineData(2, "InvolvedAgents NumberOfPatients PhysicalHarm0 Gender0 PhysicalHarm1 Gender1 LevelOfConcern")]
    public void On_PageWithPatients_AsksOfEachThatWasCounted(int? number, string questions) =>
        Assert.Equal(questions, Asked(SmallForm.Open(SmallForm.Incident, number), 1));

    [Fact]
    public void On_PatientsHarmedDifferently_AreAskedDifferently()
    {
        var answers = SmallForm.Incident with
        {
            Patients = [SmallForm.Patient(1, "1"), SmallForm.Patient(2, "5"), SmallForm.Patient(3, "5", "1")],
        };

        Assert.Equal(
            "InvolvedAgents NumberOfPatients PhysicalHarm0 StrengthOfAssociation0 Gender0 PhysicalHarm1 PsychologicalHarm1 Gender1 "
            + "PhysicalHarm2 PsychologicalHarm2 StrengthOfAssociation2 Gender2 LevelOfConcern",
            Asked(SmallForm.Open(answers), 1));
    }

    [Fact]
    public void IsOpen_SevereHarmToTheMindAndThenDeath_ClosesTheChain()
    {
        // Fatal opens the association itself; the psychological answer, no longer asked, must not.
        var open = SmallForm.Open(SmallForm.Incident with { Patients = [SmallForm.Patient(1, "1", "1")] });

        Assert.False(open.IsOpen("PsychologicalHarm", 0));
        Assert.True(open.IsOpen("StrengthOfAssociation", 0));
    }

    [Theory]
    [InlineData("3", false)]
    [InlineData("4", true)]
    public void Tasks_WithACondition_AreOfferedWhereItHolds(string agent, bool offered) => Assert.Equal(
        offered, SmallForm.Open(SmallForm.Incident.With("InvolvedAgents", agent)).Tasks.Any(task => task.Name == "medicines"));

    [Fact]
    public void Tasks_WithoutAnOpenQuestion_AreNotOffered()
    {
        Assert.DoesNotContain(SmallForm.Open(SmallForm.Incident).Tasks, task => task.Name == "anonymity");
        Assert.Contains(SmallForm.Open(SmallForm.Incident.With("IsAnonymous", "true")).Tasks, task => task.Name == "anonymity");
    }

    [Fact]
    public void IsOpen_OpenerAnsweredButItselfClosed_StaysClosed()
    {
        var answers = SmallForm.Incident.With("DrugInvolvementFactors", "3");

        Assert.False(SmallForm.Open(answers).IsOpen("MedicationAdministeredIncorrectly"));
        Assert.True(SmallForm.Open(answers.With("InvolvedAgents", "4")).IsOpen("MedicationAdministeredIncorrectly"));
    }

    [Fact]
    public void IsOpen_AnsweredByTheSystem_IsOpenButNotAsked()
    {
        var open = SmallForm.Open(SmallForm.Incident.With("IncidentOccurredToday", "y").With("Date", "2026-11-23").With("TodaysDate", "2026-11-23"));

        Assert.True(open.IsOpen("Date"));
        Assert.False(open.IsAsked("Date"));
        Assert.Empty(open.AlsoRecorded());
    }

    [Fact]
    public void IsOpen_OpenerThatThisFormDoesNotAsk_DoesNotCount() =>
        Assert.True(SmallForm.Open(SmallForm.Incident with { Type = EventType.Risk }).IsAsked("RiskImminent"));

    [Fact]
    public void PatientsAsked_AbsurdNumber_IsTheTaxonomysMost() => Assert.Equal(100, SmallForm.Open(SmallForm.Incident, 2_000_000).PatientsAsked);

    [Fact]
    public void AlsoRecorded_AnswersThatNoQuestionIsOpenFor_AreListedButNotWhatTheSystemSets()
    {
        var answers = SmallForm.Incident
            .With("Description", "Swapped").With("DrugInvolvementFactors", "3").With("HowFutureOccurrence", "Again").With("Date", "2026-11-20")
            .With("ReferenceNumber", "LS-1") with
        { Patients = [SmallForm.Patient(1, "1", "2")] };

        Assert.Equal(
            ["Date", "DrugInvolvementFactors", "HowFutureOccurrence", "PsychologicalHarm0"],
            SmallForm.Open(answers).AlsoRecorded().Select(answer => $"{answer.Question}{answer.Patient}"));
    }

    private static string Asked(OpenQuestions open, int page) =>
        string.Join(' ', open.On(open.Form.Pages[page]).Select(asked => $"{asked.Question.Question}{asked.Patient}"));
}
