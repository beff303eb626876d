using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed class FormCheckTests
{
    private static readonly Wording Words = new(5, new Dictionary<string, QuestionWording>
    {
        ["Description"] = new("What happened?", "What happened", null, "Enter what happened", null, new Dictionary<EventType, QuestionWording>
        {
            [EventType.Risk] = new("What could happen?", "The risk", null, "Enter what could happen", null, new Dictionary<EventType, QuestionWording>()),
        }),
        ["Date"] = new("When?", "When", null, null, null, new Dictionary<EventType, QuestionWording>()),
    });

    [Theory]
    [InlineData(EventType.Incident, "Enter what happened")]
    [InlineData(EventType.Risk, "Enter what could happen")]
    public void Faults_MandatoryQuestionWithoutAnswer_UsesItsOwnSentence(EventType type, string sentence)
    {
        var open = SmallForm.Open(SmallForm.Incident with { Type = type });

        Assert.Equal(sentence, FormCheck.Faults(open, open.Form.Pages[0], Words)[0].Message);
    }

    [Fact]
    public void Faults_NoSentenceGiven_NamesTheQuestion()
    {
        var open = SmallForm.Open(SmallForm.Incident.With("Description", "x").With("IncidentOccurredToday", "n"));

        Assert.Equal("Answer Date", Assert.Single(FormCheck.Faults(open, open.Form.Pages[0], Words)).Message);
    }

    [Fact]
    public void Faults_PatientsCountedButNotAnswered_AreAskedEach()
    {
        var open = SmallForm.Open(SmallForm.Incident.With("InvolvedAgents", "10").With("LevelOfConcern", "3") with { Patients = [SmallForm.Patient(1, "5", "4")] }, 2);

        Assert.Equal([("PhysicalHarm", (int?)1)], FormCheck.Faults(open, open.Form.Pages[1]).Select(fault => (fault.Question, fault.Patient)));
    }

    [Fact]
    public void Faults_NumberOfPatientsUnknown_AsksForIt() =>
        Assert.Contains(FormCheck.Faults(SmallForm.Open(SmallForm.Incident)), fault => fault.Question == FormRules.NumberOfPatients);

    [Fact]
    public void Faults_OptionalTask_BindsOnlyOnceBegun()
    {
        var done = SmallForm.Incident.With("Description", "x").With("IncidentOccurredToday", "y").With("InvolvedAgents", "4").With("RiskImminent", "n").With("LevelOfConcern", "3");

        Assert.Empty(FormCheck.Faults(SmallForm.Open(done, 0)));
        Assert.Equal(["NeverEventType"], FormCheck.Faults(SmallForm.Open(done.With("NeverEvent", "true"), 0)).Select(fault => fault.Question));
    }

    [Fact]
    public void Faults_OneTask_SaysWhatItMisses()
    {
        var open = SmallForm.Open(SmallForm.Incident.With("InvolvedAgents", "4"));

        Assert.Equal("DrugInvolvementFactors", Assert.Single(FormCheck.Faults(open, open.Form.Tasks[0])).Question);
    }
}
