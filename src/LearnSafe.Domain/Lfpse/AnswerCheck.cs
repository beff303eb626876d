using System.Globalization;

namespace LearnSafe.Domain.Lfpse;

/// <summary>Judges answers by the taxonomy alone: what a form asks on top is <see cref="FormCheck"/>'s.</summary>
public static class AnswerCheck
{
    internal const string PatientSequence = "PatientSequence";

    /// <summary>The element that the receiving system fills. Alone it does not make its section present, or no record sent without that section could be sent back as it was given out.</summary>
    internal const string ReferenceNumber = "ReferenceNumber";

    /// <summary>All faults, in the order of the answers; empty where there is none.</summary>
    /// <param name="taxonomy">The version that the answers name.</param>
    /// <param name="today">The day it is in UTC: an event cannot be later than the day after.</param>
    /// <exception cref="ArgumentException">The taxonomy is of another version than the answers.</exception>
    public static IReadOnlyList<AnswerFault> Faults(Taxonomy taxonomy, EventAnswers answers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.TaxonomyVersion != taxonomy.Version) throw new ArgumentException("The taxonomy is of another version than the answers.", nameof(taxonomy));
        var check = new Check(taxonomy, today);
        check.Standard(answers);
        check.Set(answers.Values, null);
        check.Patients(answers.Patients);
        return check.Faults;
    }

    private sealed class Check(Taxonomy taxonomy, DateOnly today)
    {
        private List<AnswerFault>? faults;

        internal IReadOnlyList<AnswerFault> Faults => faults ?? (IReadOnlyList<AnswerFault>)[];

        internal void Standard(EventAnswers answers)
        {
            if (!Knows(answers.Type)) Add("", null, AnswerFaultKind.UnknownCode, $"Taxonomy {Number(taxonomy.Version)} has no event type {answers.Type.Title()}.");
            if (answers.Description is { } description && AnswerValue.TextFault(EventAnswers.DescriptionQuestion, description) is { } text)
            {
                Add(EventAnswers.DescriptionQuestion, null, text.Kind, text.Message, 0);
            }

            if (answers.Date is { } date && AnswerValue.DateFault(EventAnswers.DateQuestion, date, today, withTime: true) is { } day)
            {
                Add(EventAnswers.DateQuestion, null, day.Kind, day.Message, 0);
            }
        }

        internal void Patients(IReadOnlyList<AnswerSet> patients)
        {
            if (patients.Count == 0) return;
            if (Repeating() is not { } section)
            {
                Add("", null, AnswerFaultKind.UnknownElement, $"Taxonomy {Number(taxonomy.Version)} has no section that repeats.");
                return;
            }

            if (patients.Count > section.Max)
            {
                Add(section.Name, null, AnswerFaultKind.TooMany, $"{section.Name} occurs {Number(patients.Count)} times; the most is {Number(section.Max)}.");
            }

            var sequences = new HashSet<string>(StringComparer.Ordinal);
            for (var patient = 0; patient < patients.Count; patient++)
            {
                Set(patients[patient], patient);
                if (patients[patient].First(PatientSequence) is { } sequence && !sequences.Add(sequence))
                {
                    Add(PatientSequence, patient, AnswerFaultKind.Duplicate, $"Two patients have the {PatientSequence} {sequence}.", 0);
                }
            }
        }

        internal void Set(AnswerSet answers, int? patient)
        {
            foreach (var (name, values) in answers)
            {
                if (taxonomy.Element(name) is not { } element)
                {
                    Add(name, patient, AnswerFaultKind.UnknownElement, $"Taxonomy {Number(taxonomy.Version)} has no element {name}.");
                }
                else if (taxonomy.Section(element.Section)!.Repeats != patient is not null)
                {
                    Add(name, patient, AnswerFaultKind.UnknownElement, $"{name} belongs in the section {element.Section}.");
                }
                else
                {
                    Values(element, values, patient);
                }
            }

            foreach (var section in taxonomy.Sections)
            {
                if (section.Repeats == patient is not null) Minimum(section, answers, patient);
            }
        }

        private void Values(TaxonomyElement element, IReadOnlyList<string> values, int? patient)
        {
            if (values.Count > element.Max)
            {
                Add(element.Name, patient, AnswerFaultKind.TooMany, element.Max == 1
                    ? $"{element.Name} has {Number(values.Count)} answers; it takes one."
                    : $"{element.Name} has {Number(values.Count)} answers; it takes at most {Number(element.Max)}.");
            }

            var seen = values.Count > 1 && element.Type == AnswerType.Code ? new HashSet<string>(StringComparer.Ordinal) : null;
            for (var index = 0; index < values.Count; index++)
            {
                if (AnswerValue.Fault(element, values[index], today) is { } fault)
                {
                    Add(element.Name, patient, fault.Kind, fault.Message, index);
                }
                else if (seen is not null && !seen.Add(values[index]))
                {
                    Add(element.Name, patient, AnswerFaultKind.Duplicate, $"{element.Name} has the code {values[index]} twice.", index);
                }
            }
        }

        private void Minimum(TaxonomySection section, AnswerSet answers, int? patient)
        {
            // A patient is there because somebody added one, whether or not anything is known of them.
            var present = patient is not null || Answered(section, answers);
            if (!present)
            {
                if (section.Min > 0) Add(section.Name, patient, AnswerFaultKind.Required, $"The section {section.Name} must hold at least one answer.");
                return;
            }

            foreach (var element in section.Elements)
            {
                if (element.Min > 0 && !answers.Has(element.Name))
                {
                    Add(element.Name, patient, AnswerFaultKind.Required, $"{element.Name} is mandatory where the section {section.Name} is present.");
                }
            }
        }

        private static bool Answered(TaxonomySection section, AnswerSet answers)
        {
            foreach (var element in section.Elements)
            {
                if (answers.Has(element.Name) && !string.Equals(element.Name, ReferenceNumber, StringComparison.Ordinal)) return true;
            }

            return false;
        }

        private bool Knows(EventType type)
        {
            foreach (var known in taxonomy.EventTypes)
            {
                if (known.Type == type) return true;
            }

            return false;
        }

        private TaxonomySection? Repeating()
        {
            foreach (var section in taxonomy.Sections)
            {
                if (section.Repeats) return section;
            }

            return null;
        }

        private void Add(string question, int? patient, AnswerFaultKind kind, string message, int? value = null) =>
            (faults ??= []).Add(new AnswerFault(question, patient, kind, message, value));

        private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
