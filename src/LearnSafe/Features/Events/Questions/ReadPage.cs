using System.Globalization;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events.Questions;

/// <summary>Takes what a person sent from a page into the answers.</summary>
public static class ReadPage
{
    /// <param name="found">What the searches on the page found.</param>
    public static SentPage Read(AskedForm form, FieldValues typed, IReadOnlyDictionary<string, IReadOnlyList<Concept>> found, OwnOrganisation own)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(found);
        var reading = new Reading(form);
        foreach (var slot in form.Slots) reading.Take(slot, typed, found);
        var open = reading.OpenAfter();
        foreach (var slot in form.Slots.Where(slot => !open.IsAsked(slot.Question.Question, slot.Patient))) reading.TakeBack(slot);

        var followed = SystemAnswers.Follow(form.Answers, reading.Answers, own, form.Today);
        var after = new OpenQuestions(form.Taxonomy, form.Rules, followed, reading.Number);
        var pruned = FormChange.Prune(form.Open, after);
        var answers = WithoutEmptyPatients(pruned.Answers, reading.Number);
        // What is open and not asked is the system's own.
        var removed = pruned.Removed.Where(answer => form.Open.IsAsked(answer.Question, answer.Patient) || !form.Open.IsOpen(answer.Question, answer.Patient)).ToList();
        var faults = JudgePage.Faults(form, new OpenQuestions(form.Taxonomy, form.Rules, answers, reading.Number), reading.Faults);
        return new SentPage(answers, reading.Number, faults, removed, typed, found, Unread(form, typed, reading.Faults));
    }

    private static List<FilledAnswer> Unread(AskedForm form, FieldValues typed, IReadOnlyList<FieldFault> faults)
    {
        List<FilledAnswer> unread = [];
        foreach (var slot in form.Slots.Where(slot => faults.Any(fault => fault.Field == slot.Name)))
        {
            var (question, kind) = (slot.Question.Question, FieldKinds.Of(form.Taxonomy, slot.Question.Question));
            if (form.Fields.IsAsDrawnEmpty(question, slot.Patient, typed)) continue;
            // Codes say nothing to anybody.
            var fields = kind switch
            {
                FieldKind.Radios or FieldKind.Select or FieldKind.Checkboxes => [],
                FieldKind.Search => [FieldNames.Search(slot.Name)],
                FieldKind.PatientCount => [FieldNames.Number(slot.Name)],
                _ => FieldNames.Drawn(kind, slot.Name),
            };
            unread.Add(new FilledAnswer(form.Words.What(question, slot.Patient), string.Join(' ', fields.SelectMany(field => typed[field]))));
        }

        return unread;
    }

    private static EventAnswers WithoutEmptyPatients(EventAnswers answers, int? number)
    {
        var kept = answers.Patients.ToList();
        while (kept.Count > (number ?? kept.Count) && kept[^1].Elements.All(element => element == "PatientSequence")) kept.RemoveAt(kept.Count - 1);
        return kept.Count == answers.Patients.Count ? answers : answers with { Patients = kept };
    }

    private sealed class Reading(AskedForm form)
    {
        private readonly List<FieldFault> faults = [];
        private readonly HashSet<string> named = new(StringComparer.Ordinal);

        public EventAnswers Answers { get; private set; } = form.Answers;

        public int? Number { get; private set; } = form.Number;

        public IReadOnlyList<FieldFault> Faults => faults;

        public OpenQuestions OpenAfter() => new(form.Taxonomy, form.Rules, Answers, Number);

        public void Take(Slot slot, FieldValues typed, IReadOnlyDictionary<string, IReadOnlyList<Concept>> found)
        {
            var question = slot.Question.Question;
            var stored = form.Stored(question, slot.Patient);
            var read = form.Fields.Read(question, slot.Patient, typed, stored, found.GetValueOrDefault(slot.Name) ?? []);
            if (read.Fault is { } fault) faults.Add(fault);
            if (question == FormRules.NumberOfPatients) Count(read.Values);
            else if (read.Values.Count > 0 || !named.Contains(slot.Name)) Set(question, slot.Patient, read.Values);
            if (read.Other is { } name) TakeName(slot, name, typed);
        }

        /// <summary>Closed by another answer on the page: what was sent for it does not count.</summary>
        public void TakeBack(Slot slot)
        {
            faults.RemoveAll(fault => fault.Field == slot.Name);
            Set(slot.Question.Question, slot.Patient, form.Open.AnswersTo(slot.Question.Question, slot.Patient));
        }

        private void Count(IReadOnlyList<string> values)
        {
            Number = values.Count == 0 ? null : int.Parse(values[0], CultureInfo.InvariantCulture);
            List<AnswerSet> patients = [.. Answers.Patients];
            while (patients.Count < Number) patients.Add(AnswerSet.Empty);
            Answers = Answers with { Patients = patients };
        }

        private void Set(string question, int? patient, IReadOnlyList<string> values)
        {
            if (question == FormRules.NumberOfPatients) return;
            if (patient is not { } index) Answers = Answers.With(question, values);
            else if (index < Answers.Patients.Count) Answers = Answers with { Patients = [.. Answers.Patients.Select((said, place) => place == index ? said.With(question, values) : said)] };
        }

        /// <summary>An organisation that no list knows is kept by its name, under the question that is there for it.</summary>
        private void TakeName(Slot slot, string name, FieldValues typed)
        {
            var sibling = slot.Question.Question + "Other";
            var field = FieldNames.Of(sibling, slot.Patient);
            if (form.Taxonomy.Element(sibling) is not null && typed.First(field).Length == 0)
            {
                named.Add(field);
                Set(sibling, slot.Patient, [name]);
                return;
            }

            faults.Add(new FieldFault(slot.Name, $"{form.Words.Of(slot.Question.Question).ShortName}: nothing found for “{name}”. Try its ODS code", FieldNames.Search(slot.Name)));
        }
    }
}
