using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed class QuickStartsFileTests
{
    private static readonly IReadOnlyList<QuickStart> All = ShippedContent.Content.QuickStarts[5];
    private static readonly FormRules Rules = ShippedContent.Content.FormRules[5];

    public static TheoryData<string> Names => [.. All.Select(quickStart => quickStart.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void QuickStart_Each_TakesAtMostNineInteractions(string name) => Assert.InRange(Interactions(name), 3, 9);

    [Theory]
    [InlineData("dispensing-near-miss", 7)]
    [InlineData("dispensing-error", 9)]
    [InlineData("result-not-acted-on", 9)]
    [InlineData("wrong-tooth-averted", 6)]
    [InlineData("good-catch", 5)]
    public void QuickStart_Common_TakesExactly(string name, int interactions) => Assert.Equal(interactions, Interactions(name));

    /// <summary>
    /// Choosing the quick start, one for each question that has no answer yet (mandatory or not), and submitting. Left out are questions that only a
    /// rarer answer on the page opens (a date when it was not today, the link to the harm when that is severe), and the age bracket, which stands for the age.
    /// Psychological harm is asked unless the patient died, so it counts.
    /// </summary>
    private static int Interactions(string name)
    {
        var quickStart = All.Single(known => known.Name == name);
        string[] asked = [.. quickStart.Ask.Select(question => question.Question)];
        var openings = Rules.OpeningsOf(quickStart.Type).Where(opening => !opening.BySystem && asked.Contains(opening.When.Question))
            .ToLookup(opening => IsPrefilled(quickStart, opening.When));
        var onlyAfterRarerAnswers = openings[false].SelectMany(opening => opening.Opens).Except(openings[true].SelectMany(opening => opening.Opens)).Except(["PsychologicalHarm"]);
        return 1 + asked.Except(quickStart.Prefill.Keys).Except(onlyAfterRarerAnswers).Except(["AgeBracket"]).Count() + 1;
    }

    private static bool IsPrefilled(QuickStart quickStart, AnswerCondition when) =>
        quickStart.Prefill.TryGetValue(when.Question, out var values) && values.Any(when.Values.Contains) != when.Not;

    /// <summary>Fills in a quick start as a person would, and holds it against the whole form and the taxonomy.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void QuickStart_FilledIn_IsACompleteRecord(string name)
    {
        var quickStart = All.Single(known => known.Name == name);
        var filled = FilledIn(quickStart);
        OpenQuestions open = new(ShippedContent.V5, Rules, filled, quickStart.NumberOfPatients);

        Assert.Empty(FormCheck.Faults(open, ShippedContent.Content.Wordings[5]));
        Assert.Empty(open.AlsoRecorded());
        Assert.Empty(AnswerCheck.Faults(ShippedContent.V5, filled, new DateOnly(2026, 11, 23)));
    }

    private static EventAnswers FilledIn(QuickStart quickStart)
    {
        var patients = Enumerable.Range(1, quickStart.NumberOfPatients ?? 0).Select(number => AnswerSet.Empty.With("PatientSequence", $"{number}"));
        var answers = new EventAnswers { TaxonomyVersion = 5, Type = quickStart.Type, Patients = [.. patients] }
            .With("ReporterOrganisation", "Y90001").With("DataSharingOptOut", "false");
        foreach (var (question, code) in new[] { ("LocationKnown", "y"), ("LocationWithinService", "11"), ("ServiceArea", "17") })
        {
            if (Rules.Forms[quickStart.Type].Questions.Any(asked => asked.Question == question)) answers = answers.With(question, code);
        }

        foreach (var (question, values) in quickStart.Prefill) answers = answers.With(question, values);
        foreach (var question in quickStart.Ask.Select(asked => asked.Question).Where(question => !quickStart.Prefill.ContainsKey(question) && question != "AgeBracket"))
        {
            OpenQuestions open = new(ShippedContent.V5, Rules, answers, quickStart.NumberOfPatients);
            if (!open.IsAsked(question)) continue;
            answers = open.IsAboutPatient(question)
                ? answers with { Patients = [.. answers.Patients.Select(patient => patient.With(question, AnAnswer(question)))] }
                : answers.With(question, AnAnswer(question));
        }

        return answers;
    }

    private static string AnAnswer(string question) => question switch
    {
        "Date" => "2026-11-20",
        "AgeAtTimeOfIncidentDays" => "18600",
        "PhysicalHarm" => "2",
        _ => ShippedContent.V5.Element(question)?.CodeSystem?.Concepts[0].Code ?? "As it was said at the counter",
    };

    [Theory]
    [InlineData(CareSetting.GeneralPractice, "prescribing-error result-not-acted-on referral-delayed-or-lost wrong-record repeat-monitoring-overdue home-visit-missed discharge-letter-not-actioned cold-chain appointment-or-access medical-emergency good-catch")]
    [InlineData(CareSetting.CommunityPharmacy, "dispensing-near-miss dispensing-error delivered-to-the-wrong-address controlled-drug-discrepancy prescribing-error-caught cold-chain wrong-record appointment-or-access medical-emergency good-catch")]
    [InlineData(CareSetting.Optical, "eye-care-referral spectacles-or-contact-lenses pressure-or-field-test diabetic-eye-follow-up-missed wrong-record appointment-or-access medical-emergency good-catch")]
    [InlineData(CareSetting.Dental, "wrong-tooth-averted sterilisation-or-instrument sharps-near-miss medical-history-not-updated prescribing-error referral-delayed-or-lost wrong-record appointment-or-access medical-emergency good-catch")]
    public void QuickStarts_EachCareSetting_HasWhatItMeetsWeekly(CareSetting setting, string expected)
    {
        string[] offered = [.. All.Where(quickStart => quickStart.CareSettings.Contains(setting)).Select(quickStart => quickStart.Name)];

        Assert.All(expected.Split(' '), name => Assert.Contains(name, offered));
    }

    [Fact]
    public void Prefill_Harm_IsNeverFilledIn() =>
        Assert.All(All, quickStart => Assert.DoesNotContain(quickStart.Prefill.Keys, question => question is "PhysicalHarm" or "PsychologicalHarm" or "RiskImminent" or "LevelOfConcern"));

    [Fact]
    public void Ask_IncidentThatReachedNobody_AsksHowImminentTheRiskIs()
    {
        var nearMisses = All.Where(quickStart => quickStart is { Type: EventType.Incident, NumberOfPatients: 0 }).ToList();

        Assert.NotEmpty(nearMisses);
        Assert.All(nearMisses, quickStart => Assert.Contains(quickStart.Ask, question => question.Question == "RiskImminent"));
    }

    [Fact]
    public void PatientSafetyPrompts_DispensingErrorThatReachedThePatient_AreShown()
    {
        Assert.True(All.Single(quickStart => quickStart.Name == "dispensing-error").PatientSafetyPrompts);
        Assert.False(All.Single(quickStart => quickStart.Name == "dispensing-near-miss").PatientSafetyPrompts);
    }
}
