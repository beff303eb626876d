using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Privacy;

namespace LearnSafe.Features.Events;

/// <summary>What a reviewer should look at in a record that a program sent. A program cannot be asked, as a person at the form is; its text stays as it was sent.</summary>
public static class FlagSentEvent
{
    /// <summary>The one free text that is meant to hold personal details: how to reach the reporter.</summary>
    private const string ReporterContact = "ReporterContact";

    /// <summary>Null where there is nothing to look at.</summary>
    public static EventFlags? Flags(LfpseContent lfpse, EventAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(lfpse);
        ArgumentNullException.ThrowIfNull(answers);
        var taxonomy = lfpse.Taxonomies[answers.TaxonomyVersion];
        var unexpected = Unexpected(lfpse, taxonomy, answers);
        List<PrivacyFlag> found = [];
        Look(found, EventAnswers.DescriptionQuestion, null, answers.All(EventAnswers.DescriptionQuestion));
        LookIn(found, taxonomy, answers.Values, null);
        for (var patient = 0; patient < answers.Patients.Count; patient++) LookIn(found, taxonomy, answers.Patients[patient], patient);
        return unexpected.Count == 0 && found.Count == 0 ? null : new EventFlags(unexpected, found);
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

    private static void LookIn(List<PrivacyFlag> found, Taxonomy taxonomy, AnswerSet answers, int? patient)
    {
        foreach (var (question, values) in answers)
        {
            if (taxonomy.Element(question) is { Type: AnswerType.String } && !string.Equals(question, ReporterContact, StringComparison.Ordinal)) Look(found, question, patient, values);
        }
    }

    private static void Look(List<PrivacyFlag> found, string question, int? patient, IReadOnlyList<string> values)
    {
        foreach (var value in values)
        {
            foreach (var finding in PrivacyCheck.Find(value)) found.Add(new PrivacyFlag(question, patient, finding.Kind.ToString(), finding.Start, finding.Length));
        }
    }
}
