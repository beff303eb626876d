using System.Globalization;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events.Records;

/// <summary>One question and what was answered; no values where an answer was due and is not there.</summary>
public sealed record AnsweredQuestion(string Label, IReadOnlyList<string> Values);

/// <summary>Questions that belong together.</summary>
/// <param name="Note">A sentence above them, where one is needed.</param>
public sealed record RecordCard(string Title, IReadOnlyList<AnsweredQuestion> Questions, string? Note = null);

/// <summary>A revision as people read it, in the words of the version that it was made in.</summary>
public sealed class RecordSummary
{
    // Put to the reporter as "About you"; whoever reads it later is somebody else.
    private const string AboutReporter = "about-you";

    private readonly LfpseContent lfpse;
    private readonly EventAnswers answers;
    private readonly QuestionLabels labels;
    private readonly AnswerDisplay display;

    /// <param name="organisationName">The name of an organisation by its ODS code; null where it is not known.</param>
    public RecordSummary(LfpseContent lfpse, EventAnswers answers, Func<string, string?> organisationName)
    {
        ArgumentNullException.ThrowIfNull(lfpse);
        ArgumentNullException.ThrowIfNull(answers);
        (this.lfpse, this.answers) = (lfpse, answers);
        labels = new QuestionLabels(lfpse, answers.TaxonomyVersion, answers.Type);
        display = new AnswerDisplay(lfpse.Taxonomies[answers.TaxonomyVersion], organisationName);
        List<RecordCard> cards = lfpse.FormRules.TryGetValue(answers.TaxonomyVersion, out var rules) && rules.Forms.ContainsKey(answers.Type)
            ? ByForm(new OpenQuestions(lfpse.Taxonomies[answers.TaxonomyVersion], rules, answers))
            : BySection();
        Cards = [.. cards.Where(card => card.Questions.Count > 0)];
    }

    /// <summary>Never an empty one.</summary>
    public IReadOnlyList<RecordCard> Cards { get; }

    /// <summary>In the groups of the form; what no open question holds stands last, under "Also recorded".</summary>
    private List<RecordCard> ByForm(OpenQuestions open)
    {
        var taken = new HashSet<(string, int?)>();
        List<RecordCard> cards = [];
        foreach (var page in open.Form.Pages) cards.Add(Card(page.Title, open, open.On(page).Where(asked => asked.Patient is null), taken, keepOpen: true));
        List<AskedQuestion> pages = [.. open.Form.Pages.SelectMany(open.On)];
        List<AskedQuestion> tasks = [.. open.Tasks.SelectMany(open.On)];
        for (var patient = 0; patient < answers.Patients.Count; patient++)
        {
            var title = PatientTitle(patient);
            var first = Card(title, open, pages.Where(asked => asked.Patient == patient), taken, keepOpen: true);
            var more = Card(title, open, tasks.Where(asked => asked.Patient == patient), taken, keepOpen: false);
            cards.Add(first with { Questions = [.. first.Questions, .. more.Questions] });
        }

        foreach (var task in open.Tasks) cards.Add(Card(task.Name == AboutReporter ? "About the reporter" : task.Title, open, open.On(task).Where(asked => asked.Patient is null), taken, keepOpen: false));
        var also = open.AlsoRecorded().Select(answer => new AnsweredQuestion(
            answer.Patient is { } one && answers.Patients.Count > 1 ? labels.Of(answer.Question, one) : labels.Of(answer.Question), display.Texts(answer.Question, answer.Values)));
        cards.Add(new RecordCard("Also recorded", [.. also], "These answers came without the answer that opens their question. They are part of the record."));
        return cards;
    }

    private RecordCard Card(string title, OpenQuestions open, IEnumerable<AskedQuestion> questions, HashSet<(string, int?)> taken, bool keepOpen)
    {
        List<AnsweredQuestion> rows = [];
        foreach (var (question, patient) in questions)
        {
            var values = open.AnswersTo(question.Question, patient);
            if ((values.Count == 0 && !(keepOpen && question.Mandatory)) || !taken.Add((question.Question, patient))) continue;
            rows.Add(new AnsweredQuestion(labels.Of(question.Question), Texts(question.Question, values)));
        }

        return new RecordCard(title, rows);
    }

    /// <summary>Read later, "today" is still that day.</summary>
    private IReadOnlyList<string> Texts(string question, IReadOnlyList<string> values) =>
        question == "IncidentOccurredToday" && values is ["y"] && answers.Date is { } date ? ["Yes, " + AnswerDisplay.Date(date)] : display.Texts(question, values);

    /// <summary>For a version that has no form here any more: in the taxonomy's own sections and words.</summary>
    private List<RecordCard> BySection()
    {
        var taxonomy = lfpse.Taxonomies[answers.TaxonomyVersion];
        List<RecordCard> cards = [new("What happened", Rows([EventAnswers.DescriptionQuestion, EventAnswers.DateQuestion], answers.All))];
        foreach (var section in taxonomy.Sections)
        {
            var elements = section.Elements.Select(element => element.Name).Where(name => name != QuestionLabels.PatientSequence).ToList();
            if (!section.Repeats) cards.Add(new RecordCard(section.Description, Rows(elements, answers.All)));
            else cards.AddRange(answers.Patients.Select((patient, index) => new RecordCard(PatientTitle(index), Rows(elements, name => patient[name]))));
        }

        return cards;
    }

    private List<AnsweredQuestion> Rows(IEnumerable<string> questions, Func<string, IReadOnlyList<string>> valuesOf) =>
        [.. from question in questions let values = valuesOf(question) where values.Count > 0 select new AnsweredQuestion(labels.Of(question), display.Texts(question, values))];

    private string PatientTitle(int index) => answers.Patients.Count == 1 ? "The patient" : string.Create(CultureInfo.InvariantCulture, $"Patient {index + 1} of {answers.Patients.Count}");
}
