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
    public void OnTop_PatientsOnBothSides_MatchesThemByTheirPlace()
    {
        var one = AnswerSet.Empty.With("PatientSequence", "1").With("Gender", "1");
        var origin = Origin with { Patients = [one] };
        var mine = Origin with { Patients = [one.With("Gender", "2")] };
        var theirs = Origin with { Patients = [one.With("PhysicalHarm", "4"), AnswerSet.Empty.With("PatientSequence", "2")] };

        var merged = AnswerMerge.OnTop(origin, mine, theirs);

        Assert.Equal([one.With("PhysicalHarm", "4").With("Gender", "2"), AnswerSet.Empty.With("PatientSequence", "2")], merged.Patients);
    }

    [Fact]
    public void OnTop_PatientThatITookAway_IsGone()
    {
        var patient = AnswerSet.Empty.With("PatientSequence", "2").With("Gender", "1");
        var origin = Origin with { Patients = [AnswerSet.Empty.With("PatientSequence", "1"), patient] };

        Assert.Single(AnswerMerge.OnTop(origin, origin with { Patients = [origin.Patients[0]] }, origin.With("LevelOfConcern", "1")).Patients);
    }
}
