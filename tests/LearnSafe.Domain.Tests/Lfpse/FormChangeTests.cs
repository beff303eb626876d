using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed class FormChangeTests
{
    private static readonly EventAnswers Medicines = SmallForm.Incident
        .With("Description", "Swapped").With("InvolvedAgents", "4", "3").With("DrugInvolvementFactors", "3").With("MedicationAdministeredIncorrectly", "2");

    [Fact]
    public void ClosedBy_OpenerTakenAway_FollowsTheChain() =>
        Assert.Equal(
            ["DrugInvolvementFactors", "MedicationAdministeredIncorrectly"],
            Closed(Medicines, Medicines.With("InvolvedAgents", "3")));

    [Fact]
    public void ClosedBy_ChangeThatClosesNothing_IsEmpty() => Assert.Empty(Closed(Medicines, Medicines.With("InvolvedAgents", "4").With("Description", "Other")));

    [Fact]
    public void ClosedBy_AnswersThatWereClosedBefore_AreLeft()
    {
        // As a program may send them: the detail without the answer that opens it.
        var sent = Medicines.With("InvolvedAgents", "3").With("NeverEvent", "true").With("NeverEventType", "1");

        Assert.Equal(["NeverEventType"], Closed(sent, sent.With("NeverEvent", "false")));
    }

    [Fact]
    public void Prune_TypeChanged_TakesOutWhatTheNewFormDoesNotAsk()
    {
        var before = Medicines with { Patients = [SmallForm.Patient(1, "5")] };
        var pruned = FormChange.Prune(SmallForm.Open(before), SmallForm.Open(before with { Type = EventType.Risk }, 0));

        Assert.Equal(SmallForm.Incident.With("Description", "Swapped") with { Type = EventType.Risk }, pruned.Answers);
        Assert.Equal(4, pruned.Removed.Count);
    }

    [Fact]
    public void Prune_FewerPatients_TakesOutTheLastOnes()
    {
        var before = SmallForm.Incident with { Patients = [SmallForm.Patient(1, "5"), SmallForm.Patient(2, "4")] };

        var pruned = FormChange.Prune(SmallForm.Open(before, 2), SmallForm.Open(before, 1));

        Assert.Equal(before with { Patients = [before.Patients[0]] }, pruned.Answers);
        Assert.Equal("PhysicalHarm", Assert.Single(pruned.Removed).Question);
    }

    [Fact]
    public void Prune_OnePatientsHarmChanged_TouchesOnlyThatPatient()
    {
        var before = SmallForm.Incident with { Patients = [SmallForm.Patient(1, "5", "2"), SmallForm.Patient(2, "4", "3")] };
        var after = before with { Patients = [SmallForm.Patient(1, "1", "2"), before.Patients[1]] };

        var pruned = FormChange.Prune(SmallForm.Open(before), SmallForm.Open(after));

        Assert.Equal(before with { Patients = [SmallForm.Patient(1, "1"), before.Patients[1]] }, pruned.Answers);
        Assert.Equal(0, Assert.Single(pruned.Removed).Patient);
    }

    [Fact]
    public void Prune_WhatTheSystemAnswered_GoesWithoutBeingSaid()
    {
        var before = SmallForm.Incident.With("IncidentOccurredToday", "y").With("TodaysDate", "2026-11-23").With("Date", "2026-11-23").With("ReferenceNumber", "LS-1");
        var after = before.With("IncidentOccurredToday", "n").With("Date", "2026-11-20");

        var pruned = FormChange.Prune(SmallForm.Open(before), SmallForm.Open(after));

        Assert.Equal(after.With("TodaysDate"), pruned.Answers);
        Assert.Empty(pruned.Removed);
    }

    [Fact]
    public void Prune_NothingClosed_KeepsTheAnswersAsTheyAre()
    {
        var pruned = FormChange.Prune(SmallForm.Open(Medicines), SmallForm.Open(Medicines));

        Assert.Same(Medicines, pruned.Answers);
        Assert.Empty(pruned.Removed);
    }

    [Fact]
    public void Prune_PatientNotCountedAnyMore_GoesWithWhatAProgramSentOfThem()
    {
        // The strength of association is not asked with low harm: a program may send it all the same.
        var before = SmallForm.Incident with { Patients = [SmallForm.Patient(1, "5"), SmallForm.Patient(2, "4").With("StrengthOfAssociation", "1")] };

        var pruned = FormChange.Prune(SmallForm.Open(before, 2), SmallForm.Open(before, 1));

        Assert.Single(pruned.Answers.Patients);
        Assert.Equal(["PhysicalHarm", "StrengthOfAssociation"], pruned.Removed.Select(answer => answer.Question));
    }

    [Fact]
    public void Prune_PatientsWhereThereWereNone_KeepsWhatTheSectionOfTheRiskMustHold()
    {
        // A program's near miss with the kind of risk, which the form of an incident does not ask.
        var before = Records.Smallest.With("InvolvedAgents", "10").With("RiskImminent", "n").With("RiskTheme", "1");

        var pruned = FormChange.Prune(Open(before, 0), Open(before, 1));

        Assert.Equal(before, pruned.Answers);
        Assert.Empty(pruned.Removed);
        Assert.Equal(["RiskImminent", "RiskTheme"], Open(pruned.Answers, 1).AlsoRecorded().Select(answer => answer.Question));
        Assert.Equal(["RiskImminent"], FormChange.Prune(Open(before.With("RiskTheme"), 0), Open(before.With("RiskTheme"), 1)).Removed.Select(answer => answer.Question));
    }

    [Fact]
    public void Prune_IncidentBecomesGoodCare_LeavesARecordThatCanBeSent()
    {
        // Medicines named where only a device is said to be involved.
        var before = Records.Smallest.With("InvolvedAgents", "3").With("DrugsInvolved", "Ramipril 5mg capsules");
        var after = before with { Type = EventType.GoodCare };

        var pruned = FormChange.Prune(Open(before, 0), Open(after, 0));

        Assert.Equal("3", pruned.Answers.First("InvolvedAgents"));
        Assert.Empty(AnswerCheck.Faults(ShippedContent.V5, pruned.Answers, new DateOnly(2026, 11, 20)));
    }

    private static OpenQuestions Open(EventAnswers answers, int number) => new(ShippedContent.V5, ShippedContent.Content.FormRules[5], answers, number);

    private static IEnumerable<string> Closed(EventAnswers before, EventAnswers after) =>
        FormChange.ClosedBy(SmallForm.Open(before), SmallForm.Open(after)).Select(answer => answer.Question);
}
