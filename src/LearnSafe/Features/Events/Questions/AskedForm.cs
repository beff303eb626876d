using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events.Questions;

/// <summary>Questions that one page puts over the answers so far.</summary>
public sealed class AskedForm
{
    private readonly HashSet<string> names;

    /// <param name="number">The answer to "how many patients".</param>
    /// <param name="questions">In the order of the page.</param>
    /// <param name="patients">Of which patients a patient's question is put (index from 0).</param>
    public AskedForm(LfpseContent lfpse, EventAnswers answers, int? number, IReadOnlyList<FormQuestion> questions, IReadOnlyList<int> patients, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(lfpse);
        ArgumentNullException.ThrowIfNull(answers);
        (Answers, Number) = (answers, number);
        Taxonomy = lfpse.Taxonomies[answers.TaxonomyVersion];
        Rules = lfpse.FormRules[answers.TaxonomyVersion];
        Words = new QuestionWords(lfpse.Wordings[answers.TaxonomyVersion], answers.Type);
        Fields = new AnswerFields(Taxonomy, Words, today);
        Open = new OpenQuestions(Taxonomy, Rules, answers, number);
        Today = today;
        names = [.. questions.Select(question => question.Question)];
        Slots = [.. Place(questions, patients).Where(slot => MayBeAsked(slot.Question.Question, slot.Patient))];
    }

    public EventAnswers Answers { get; }

    public int? Number { get; }

    public Taxonomy Taxonomy { get; }

    public FormRules Rules { get; }

    public QuestionWords Words { get; }

    public AnswerFields Fields { get; }

    public OpenQuestions Open { get; }

    public DateOnly Today { get; }

    /// <summary>Every question that is asked, or that an answer on this same page may open.</summary>
    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>What the answers on this page must be for the question to be asked; empty where it is asked whatever they are. Any of them is enough.</summary>
    public IReadOnlyList<AnswerCondition> OpenedHereBy(Slot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        var openings = OpeningsOf(slot.Question.Question);
        return openings.Any(opening => !IsHere(opening) && Holds(opening.When, slot.Patient)) ? [] : [.. openings.Where(IsHere).Select(opening => opening.When)];
    }

    /// <summary>The fields as the answers so far fill them.</summary>
    public FieldValues Filled()
    {
        var filled = FieldValues.Empty;
        foreach (var (question, patient) in Slots)
        {
            filled = filled.And(Fields.Fill(question.Question, patient, Stored(question.Question, patient)));
        }

        return filled;
    }

    /// <summary>
    /// The answer that the fields of a question hold. What the system answered itself is not among them: opened by another
    /// answer, it would be sent as if typed. What a program sent without the answer that opens it is, so that opening it keeps it.
    /// </summary>
    public IReadOnlyList<string> Stored(string question, int? patient) =>
        Open.IsAsked(question, patient) || !Open.IsOpen(question, patient) ? Open.AnswersTo(question, patient) : [];

    private IEnumerable<Slot> Place(IReadOnlyList<FormQuestion> questions, IReadOnlyList<int> patients)
    {
        for (var first = 0; first < questions.Count;)
        {
            if (!Open.IsAboutPatient(questions[first].Question))
            {
                yield return new Slot(questions[first++], null);
                continue;
            }

            var after = first;
            while (after < questions.Count && Open.IsAboutPatient(questions[after].Question)) after++;
            foreach (var patient in patients)
            {
                for (var index = first; index < after; index++) yield return new Slot(questions[index], patient);
            }

            first = after;
        }
    }

    private bool MayBeAsked(string question, int? patient) => Open.IsAsked(question, patient) || OpeningsOf(question).Any(IsHere);

    private List<Opening> OpeningsOf(string question) =>
        [.. Rules.OpeningsOf(Answers.Type).Where(opening => !opening.BySystem && opening.Opens.Contains(question, StringComparer.Ordinal))];

    private bool IsHere(Opening opening) => names.Contains(opening.When.Question);

    private bool Holds(AnswerCondition condition, int? patient)
    {
        var about = Open.IsAboutPatient(condition.Question) ? patient : null;
        var given = Open.AnswersTo(condition.Question, about);
        return given.Count > 0 && given.Any(value => condition.Values.Contains(value, StringComparer.Ordinal)) != condition.Not;
    }
}
