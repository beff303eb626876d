using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events.Questions;

namespace LearnSafe.Features.Events;

/// <summary>What a reviewer should look at in a record that a program sent. A program cannot be asked, as a person at the form is; its text stays as it was sent.</summary>
public static class FlagSentEvent
{
    /// <summary>Null where there is nothing to look at.</summary>
    public static EventFlags? Flags(LfpseContent lfpse, EventAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(lfpse);
        ArgumentNullException.ThrowIfNull(answers);
        return Flags(lfpse, answers, []);
    }

    /// <summary>What is still to be looked at after a person has changed the record: the text that the program sent stays as it was.</summary>
    /// <param name="kept">What the person keeps with a reason.</param>
    /// <returns>Null where there is nothing to look at, and for a record that no program ever sent.</returns>
    public static EventFlags? FlagsAfter(LfpseContent lfpse, EventRecord before, EventAnswers after, IReadOnlyList<KeptFinding> kept)
    {
        ArgumentNullException.ThrowIfNull(lfpse);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(kept);
        if (before.Event.ApiKeyId is null && before.Event.Flags is null) return null;
        var flagged = EventFlags.Read(before.Event.Flags)?.PrivacyFindings ?? [];
        // What was found in the text before and is not flagged was kept with a reason then.
        var keptBefore = Found(lfpse, before.Answers).Where(found => !flagged.Contains(found.Flag)).Select(found => found.What);
        return Flags(lfpse, after, [.. keptBefore, .. kept.Select(finding => (finding.Question, finding.Patient, finding.Text))]);
    }

    private static EventFlags? Flags(LfpseContent lfpse, EventAnswers answers, HashSet<(string Question, int? Patient, string Text)> kept)
    {
        var unexpected = Unexpected(lfpse, lfpse.Taxonomies[answers.TaxonomyVersion], answers);
        List<PrivacyFlag> found = [.. Found(lfpse, answers).Where(one => !kept.Contains(one.What)).Select(one => one.Flag)];
        return unexpected.Count == 0 && found.Count == 0 ? null : new EventFlags(unexpected, found);
    }

    private static List<FlaggedText> Found(LfpseContent lfpse, EventAnswers answers)
    {
        var taxonomy = lfpse.Taxonomies[answers.TaxonomyVersion];
        List<FlaggedText> found = [];
        Look(found, EventAnswers.DescriptionQuestion, null, answers.All(EventAnswers.DescriptionQuestion));
        LookIn(found, taxonomy, answers.Values, null);
        for (var patient = 0; patient < answers.Patients.Count; patient++) LookIn(found, taxonomy, answers.Patients[patient], patient);
        return found;
    }

    private static IReadOnlyList<string> Unexpected(LfpseContent lfpse, Taxonomy taxonomy, EventAnswers answers)
    {
        if (!lfpse.FormRules.TryGetValue(answers.TaxonomyVersion, out var rules) || !rules.SectionsOf.TryGetValue(answers.Type, out var fitting)) return [];
        List<string> unexpected = [];
        foreach (var section in taxonomy.Sections)
        {
            var present = section.Repeats ? answers.Patients.Count > 0 : section.Elements.Any(element => answers.Values.Has(element.Name));
            if (present && !fitting.Contains(section.Name, StringComparer.Ordinal)) unexpected.Add(section.Name);
        }

        return unexpected;
    }

    private static void LookIn(List<FlaggedText> found, Taxonomy taxonomy, AnswerSet answers, int? patient)
    {
        foreach (var (question, values) in answers)
        {
            if (taxonomy.Element(question) is { Type: AnswerType.String }) Look(found, question, patient, values);
        }
    }

    private static void Look(List<FlaggedText> found, string question, int? patient, IReadOnlyList<string> values)
    {
        foreach (var value in values)
        {
            foreach (var finding in PersonalDetails.In(question, value))
                found.Add(new FlaggedText(new PrivacyFlag(question, patient, finding.Kind.ToString(), finding.Start, finding.Length), value.Substring(finding.Start, finding.Length)));
        }
    }

    /// <summary>A flag with the very words, which do not go further.</summary>
    private sealed record FlaggedText(PrivacyFlag Flag, string Text)
    {
        public (string Question, int? Patient, string Text) What => (Flag.Question, Flag.Patient, Text);
    }
}
