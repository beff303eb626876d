namespace LearnSafe.Domain.Candour;

/// <summary>
/// Judges whether the statutory duty of candour asks for a notification: regulation 20 of the Health and Social Care Act 2008 (Regulated Activities)
/// Regulations 2014. All three must hold: an unintended or unexpected incident, in carrying on a regulated activity, and harm that in the reasonable opinion of a
/// healthcare professional meets the test for the registered person. Which test that is, and what it asks, is data.
/// </summary>
public static class CandourTest
{
    /// <summary>What is missing where nobody has said who is registered with CQC.</summary>
    public const string RegisteredPerson = "registeredPerson";

    /// <summary>What is missing where nobody has said whether the activity is regulated.</summary>
    public const string RegulatedActivity = "regulatedActivity";

    /// <summary>What is missing where nobody has said whether the incident was unintended or unexpected.</summary>
    public const string Unintended = "unintended";

    /// <summary>What is missing where no healthcare professional has given an opinion.</summary>
    public const string Opinion = "opinion";

    /// <summary>A pure function of rules and answers. What is not known never counts as no.</summary>
    public static CandourJudgement Judge(CandourRules rules, CandourAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(answers);
        if (rules.Find(answers.RegisteredPerson) is not { } person) return new(CandourResult.CannotBeSaid, null, [], [RegisteredPerson]);
        if (rules.TestFor(person, answers.On) is not { } test || answers.RegulatedActivity == CandourAnswer.No) return new(CandourResult.ProfessionalDuty, null, [], []);
        if (answers.RegulatedActivity != CandourAnswer.Yes) return new(CandourResult.CannotBeSaid, test, [], [RegulatedActivity]);
        if (answers.Unintended == CandourAnswer.No) return new(CandourResult.OpennessApplies, test, [], []);

        List<HarmLimb> met = [.. test.Limbs.Where(limb => State(limb, answers) == true)];
        List<string> missing = [];
        if (answers.Unintended != CandourAnswer.Yes) missing.Add(Unintended);
        if (!answers.HasOpinion) missing.Add(Opinion);
        var open = met.Count > 0 ? [] : test.Limbs.Where(limb => State(limb, answers) is null).SelectMany(limb => limb.Questions.Where(question => State(limb, question, answers) is null)).Select(question => question.Name).ToList();
        missing.AddRange(open);
        // One condition that is missed settles it, whatever is unknown about the others; harm is missed only in somebody's opinion.
        if (met.Count == 0 && open.Count == 0 && answers.HasOpinion) return new(CandourResult.OpennessApplies, test, [], []);
        return new(missing.Count == 0 ? CandourResult.Notifiable : CandourResult.CannotBeSaid, test, met, missing);
    }

    /// <summary>Whether it is met; null where that is not known.</summary>
    private static bool? State(HarmLimb limb, CandourAnswers answers)
    {
        var states = limb.Questions.Select(question => State(limb, question, answers)).ToList();
        return states.Contains(false) ? false : states.Contains(null) ? null : true;
    }

    private static bool? State(HarmLimb limb, HarmQuestion question, CandourAnswers answers)
    {
        if (!answers.Harm.TryGetValue(question.Name, out var given)) return null;
        return given.Answer switch
        {
            CandourAnswer.No => false,
            CandourAnswer.Could => limb.CouldCounts,
            CandourAnswer.Yes => Lasts(limb, question, given),
            _ => null,
        };
    }

    private static bool? Lasts(HarmLimb limb, HarmQuestion question, HarmAnswer given)
    {
        if (question.LeastDays is not { } least || given.Days >= least || given.LikelyToLast is CandourAnswer.Yes) return true;
        return given.LikelyToLast switch
        {
            CandourAnswer.No => false,
            CandourAnswer.Could => limb.CouldCounts,
            _ => null,
        };
    }
}
