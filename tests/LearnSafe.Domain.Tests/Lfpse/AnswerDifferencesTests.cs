using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed class AnswerDifferencesTests
{
    [Fact]
    public void Between_EqualAnswers_None() => Assert.Empty(AnswerDifferences.Between(Records.Incident, Records.Incident with { }));

    [Fact]
    public void Between_ChangedAnswers_NamesEachWithOldAndNew()
    {
        var before = Records.Smallest.With("Process", "1") with { Description = "One", Patients = [AnswerSet.Empty.With("PatientSequence", "1").With("PhysicalHarm", "5")] };
        var after = before.With("Process").With("NeverEvent", "true") with
        {
            Type = EventType.Outcome,
            Description = "Two",
            Identifiers = [new SenderIdentifier("s", "1")],
            Patients = [before.Patients[0].With("PhysicalHarm", "4"), AnswerSet.Empty.With("PatientSequence", "2")],
        };

        Assert.Equal(
            [
                "Type  incident>outcome", "Description  One>Two", "Identifier  >s|1", "Process  1>", "NeverEvent  >true",
                "PhysicalHarm 0 5>4", "PatientSequence 1 >2",
            ],
            AnswerDifferences.Between(before, after).Select(difference =>
                $"{difference.Question} {difference.Patient} {string.Join(',', difference.Before)}>{string.Join(',', difference.After)}"));
    }

    [Fact]
    public void Between_SameCodesInAnotherOrder_IsADifference() =>
        Assert.Single(AnswerDifferences.Between(Records.Smallest.With("InvolvedAgents", "3", "4"), Records.Smallest.With("InvolvedAgents", "4", "3")));
}
