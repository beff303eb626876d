using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed class AnswerMergeTests
{
    private static readonly EventAnswers Origin = new EventAnswers { TaxonomyVersion = 5, Type = EventType.Incident, Description = "As first told.", Date = "2026-11-19" }
        .With("LevelOfConcern", "4").With("InvolvedAgents", "4", "3");

    [Fact]
    public void OnTop_EachChangedSomethingElse_KeepsBoth()
    {
        var merged = AnswerMerge.OnTop(Origin, Origin.With("LevelOfConcern", "5"), Origin.With("WentWell", "A second check.").With(EventAnswers.DateQuestion, "2026-11-18"));

        Assert.Equal(Origin.With("LevelOfConcern", "5").With("WentWell", "A second check.").With(EventAnswers.DateQuestion, "2026-11-18"), merged);
    }

    [Fact]
    public void OnTop_BothChangedTheSame_TakesMine() =>
        Assert.Equal("5", AnswerMerge.OnTop(Origin, Origin.With("LevelOfConcern", "5"), Origin.With("LevelOfConcern", "1")).First("LevelOfConcern"));

    [Fact]
    public void OnTop_AnswerTakenAway_IsTakenAway() =>
        Assert.Empty(AnswerMerge.OnTop(Origin, Origin.With("InvolvedAgents"), Origin.With("LevelOfConcern", "1")).All("InvolvedAgents"));

    [Fact]
    public void OnTop_NothingOfMineChanged_IsTheirs()
    {
        var theirs = Origin.With("LevelOfConcern", "1") with { Type = EventType.Risk, Identifiers = [new SenderIdentifier(null, "17")] };

        Assert.Equal(theirs, AnswerMerge.OnTop(Origin, Origin, theirs));
    }

    [Fact]
    public void OnTop_TypeOfMineChanged_IsMine() =>
        Assert.Equal(EventType.GoodCare, AnswerMerge.OnTop(Origin, Origin with { Type = EventType.GoodCare }, Origin.With("LevelOfConcern", "1")).Type);

    [Fact]
    public void OnTop_BothChangedTheSamePatients_MergesTheirAnswers()
    {
        var origin = Origin with { Patients = [Patient(1, "1"), Patient(2, "2")] };
        var mine = Origin with { Patients = [origin.Patients[0], origin.Patients[1].With("ClinicalOutcome", "Watched for an hour.")] };
        var theirs = Origin with { Patients = [origin.Patients[0].With("PhysicalHarm", "4"), origin.Patients[1].With("PhysicalHarm", "5")] };

        Assert.False(AnswerMerge.NeedsChoiceOfPatients(origin, mine, theirs));
        var merged = AnswerMerge.OnTop(origin, mine, theirs);

        Assert.Equal([theirs.Patients[0], theirs.Patients[1].With("ClinicalOutcome", "Watched for an hour.")], merged.Patients);
    }

    [Fact]
    public void OnTop_TheyTookTheFirstPatientAwayWhileIChangedTheSecond_GivesNobodyAnothersAnswer()
    {
        var origin = Origin with { Patients = [Patient(1, "1"), Patient(2, "2")] };
        var mine = origin with { Patients = [origin.Patients[0], origin.Patients[1].With("PhysicalHarm", "1")] };
        var theirs = origin with { Patients = [origin.Patients[1]] };

        Assert.True(AnswerMerge.NeedsChoiceOfPatients(origin, mine, theirs));
        Assert.Equal(theirs.Patients, AnswerMerge.OnTop(origin, mine.With("LevelOfConcern", "5"), theirs).Patients);
        Assert.Equal("5", AnswerMerge.OnTop(origin, mine.With("LevelOfConcern", "5"), theirs).First("LevelOfConcern"));
        Assert.Equal(mine.Patients, AnswerMerge.OnTop(origin, mine, theirs, PatientsOf.Mine).Patients);
    }

    [Fact]
    public void OnTop_TheyPutSomebodyElseInTheSamePlace_LetsThePersonChoose()
    {
        var origin = Origin with { Patients = [Patient(1, "1")] };
        var mine = origin with { Patients = [Patient(1, "1").With("PhysicalHarm", "1")] };

        Assert.True(AnswerMerge.NeedsChoiceOfPatients(origin, mine, origin with { Patients = [Patient(1, "2")] }));
        Assert.True(AnswerMerge.NeedsChoiceOfPatients(origin, mine, origin with { Patients = [Patient(2, "1")] }));
        Assert.True(AnswerMerge.NeedsChoiceOfPatients(origin, mine, origin with { Patients = [Patient(1, "1"), Patient(2, "1")] }));
    }

    [Fact]
    public void OnTop_OnlyOneOfUsChangedThePatients_TakesThatList()
    {
        var origin = Origin with { Patients = [Patient(1, "1"), Patient(2, "2")] };
        var changed = origin with { Patients = [Patient(2, "2"), Patient(3, "3")] };
        var elsewhere = origin.With("LevelOfConcern", "1");

        Assert.False(AnswerMerge.NeedsChoiceOfPatients(origin, elsewhere, changed));
        Assert.False(AnswerMerge.NeedsChoiceOfPatients(origin, changed, elsewhere));
        Assert.Equal(changed.Patients, AnswerMerge.OnTop(origin, elsewhere, changed).Patients);
        Assert.Equal(changed.Patients, AnswerMerge.OnTop(origin, changed, elsewhere).Patients);
    }

    [Fact]
    public void OnTop_PatientThatITookAway_IsGone()
    {
        var origin = Origin with { Patients = [Patient(1, "1"), Patient(2, "1")] };

        Assert.Equal([Patient(2, "1")], AnswerMerge.OnTop(origin, origin with { Patients = [origin.Patients[1]] }, origin.With("LevelOfConcern", "1")).Patients);
    }

    private static AnswerSet Patient(int number, string gender) => AnswerSet.Empty.With("PatientSequence", $"{number}").With("Gender", gender);
}
