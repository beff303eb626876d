using System.Globalization;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events.Questions;
using LearnSafe.Features.Shared.Nhsuk;

namespace LearnSafe.Features.Events.Record;

/// <summary>Puts every answer of a draft under the page that it belongs to, and what no page asks under its own heading.</summary>
public sealed class CheckSections(OwnDraft draft, RecordSteps steps, OpenQuestions open, QuestionWords words, AnswerDisplay display, Taxonomy taxonomy)
{
    public IReadOnlyList<CheckSection> All()
    {
        List<CheckSection> sections = [];
        foreach (var step in steps.All)
        {
            var asked = open.On(step.Page).Where(question => RecordSteps.IsOn(step, question.Question.Question, question.Patient)).ToList();
            var general = asked.Where(question => question.Patient is null).ToList();
            var ofPatient = asked.Where(question => question.Patient is not null).ToList();
            if (general.Count > 0) sections.Add(Section(step.Page.Title, step, general));
            if (ofPatient.Count > 0) sections.Add(Section(PatientHeading(ofPatient[0].Patient!.Value), step, ofPatient) with { Removes = RecordSteps.PatientOn(step, open.NumberOfPatients) });
        }

        var elsewhere = AnsweredElsewhere();
        if (elsewhere.Count > 0) sections.Add(new CheckSection("Also filled in", elsewhere, WhereElsewhere()));
        var also = open.AlsoRecorded();
        if (also.Count > 0) sections.Add(new CheckSection("Also recorded", [.. also.Select(answer => new CheckRow(words.What(answer.Question, answer.Patient), Text(answer.Question, answer.Values), null))]));
        return sections;
    }

    /// <summary>Where a question is changed, and the check is come back to.</summary>
    public string? ChangeHref(string question, int? patient)
    {
        if (steps.All.FirstOrDefault(step => RecordSteps.IsOn(step, question, patient)) is not { } step) return null;
        var name = FieldNames.Of(question, patient);
        var first = FieldKinds.Of(taxonomy, question) switch
        {
            FieldKind.Date => FieldNames.Day(name),
            FieldKind.Month => FieldNames.Month(name),
            FieldKind.Age => FieldNames.Number(name),
            FieldKind.Search => FieldNames.Search(name),
            _ => name,
        };
        return $"{EventLinks.Page(draft.Id, step.Path)}?to={DraftJourney.ToCheck}#{FieldId.Of(first)}";
    }

    private CheckSection Section(string heading, RecordStep step, List<AskedQuestion> asked) => new(heading,
    [
        .. asked.Select(question => new CheckRow(
            words.Of(question.Question.Question).ShortName,
            Text(question.Question.Question, open.AnswersTo(question.Question.Question, question.Patient)),
            ChangeHref(question.Question.Question, question.Patient) ?? EventLinks.Page(draft.Id, step.Path))),
    ]);

    /// <summary>Answers whose question stands in a task: filled in by a quick start, or recorded before.</summary>
    private List<CheckRow> AnsweredElsewhere() =>
    [
        .. open.Tasks.SelectMany(task => open.On(task))
            .Where(question => question.Question.Question != "ReporterType")
            .Select(question => (question, Answers: open.AnswersTo(question.Question.Question, question.Patient)))
            .Where(answered => answered.Answers.Count > 0)
            .Select(answered => new CheckRow(words.What(answered.question.Question.Question, answered.question.Patient), Text(answered.question.Question.Question, answered.Answers), null)),
    ];

    /// <summary>Where what no page of the form asks is changed: with the detail of the record, or on the page of the quick start that filled it in.</summary>
    private CheckNote? WhereElsewhere() => draft.Draft switch
    {
        { EventId: { } record } => new CheckNote("These answers are changed with the detail of the record. Your draft stays as it is meanwhile.", "Change them under “Add detail”", EventLinks.Receipt(record)),
        { QuickStart: not null } => new CheckNote("The quick start filled these in.", "Change them on its page", EventLinks.QuickDraft(draft.Id)),
        _ => null,
    };

    private string PatientHeading(int patient) => open.PatientsAsked > 1 ? string.Create(CultureInfo.InvariantCulture, $"Patient {patient + 1}") : "The patient";

    private string? Text(string question, IReadOnlyList<string> values) =>
        values.Count == 0 ? null
        // Looked at again tomorrow, "today" is still that day.
        : question == "IncidentOccurredToday" && values[0] == "y" && open.Answers.Date is { } date ? "Yes, " + AnswerDisplay.Date(date)
        : question == FormRules.NumberOfPatients && values[0] == "0" ? "None" : string.Join("\n", display.Texts(question, values));
}
