using System.Globalization;

namespace LearnSafe.Domain.Lfpse;

/// <summary>A question that is put now, of one patient where <paramref name="Patient"/> is given (index from 0).</summary>
public sealed record AskedQuestion(FormQuestion Question, int? Patient);

/// <summary>What was answered to one question, of one patient where <paramref name="Patient"/> is given (index from 0).</summary>
public sealed record QuestionAnswer(string Question, int? Patient, IReadOnlyList<string> Values);

/// <summary>
/// Which questions the form asks, given what has been answered so far. A question is open where a page or an offered task
/// of the event type holds it and, if any opening of that form names it, one of them holds. An opening holds only while the
/// question that it looks at is open itself, so chains close from their first link. An open question is asked, unless only
/// openings hold whose answers the system gives.
/// </summary>
public sealed class OpenQuestions
{
    // The loader refuses cycles; this only keeps a wrong file from hanging a request.
    private const int LongestChain = 32;

    private readonly Taxonomy taxonomy;
    private readonly EventAnswers answers;
    private readonly FormRules rules;
    private readonly int? number;
    private readonly int mostPatients;
    private readonly Dictionary<string, List<FormTask?>> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Opening>> openings = new(StringComparer.Ordinal);
    private readonly HashSet<string> openedSomewhere;

    /// <param name="taxonomy">The version of the answers and of the rules.</param>
    /// <param name="numberOfPatients">What was answered to "how many patients"; null where that is only known from the patients themselves.</param>
    /// <exception cref="KeyNotFoundException">The rules have no form for the type of event.</exception>
    public OpenQuestions(Taxonomy taxonomy, FormRules rules, EventAnswers answers, int? numberOfPatients = null)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(answers);
        this.taxonomy = taxonomy;
        this.answers = answers;
        this.rules = rules;
        mostPatients = taxonomy.Sections.FirstOrDefault(section => section.Repeats)?.Max ?? 0;
        number = numberOfPatients ?? (answers.Patients.Count > 0 ? answers.Patients.Count : null);
        Form = rules.Forms[answers.Type];
        foreach (var page in Form.Pages) Place(page.Questions, null);
        foreach (var task in Form.Tasks) Place(task.Questions, task);
        foreach (var opening in rules.OpeningsOf(answers.Type))
        {
            foreach (var question in opening.Opens) ListOf(openings, question).Add(opening);
        }

        openedSomewhere = rules.Openings.SelectMany(opening => opening.Opens).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The form of the event's type.</summary>
    public EventForm Form { get; }

    internal Taxonomy Taxonomy => taxonomy;

    /// <summary>The answers that were asked about.</summary>
    public EventAnswers Answers => answers;

    /// <summary>What is known of the number of patients; null where nothing is.</summary>
    public int? NumberOfPatients => number;

    /// <summary>How many patients questions are asked about: 0 to the most that the taxonomy takes.</summary>
    public int PatientsAsked => Math.Clamp(number ?? 0, 0, mostPatients);

    /// <summary>True where the question is about one patient and asked of each.</summary>
    public bool IsAboutPatient(string question) => taxonomy.Element(question) is { } element && taxonomy.Section(element.Section)!.Repeats;

    /// <summary>Whether the question is open now: for that patient, or, for a patient's question without <paramref name="patient"/>, for any.</summary>
    public bool IsOpen(string question, int? patient = null) => IsOpen(question, patient, 0);

    /// <summary>Whether the question is put to the person now: open, and not only because the system answers it.</summary>
    public bool IsAsked(string question, int? patient = null) =>
        places.ContainsKey(question) && IsOpen(question, patient, 0)
        && (!openings.TryGetValue(question, out var named) || named.Exists(opening => !opening.BySystem && Holds(opening.When, patient, 1)));

    /// <summary>Whether the task is offered now.</summary>
    public bool IsOffered(FormTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.When is null || Holds(task.When, null, 0);
    }

    /// <summary>The tasks that are offered now and still ask a question.</summary>
    public IReadOnlyList<FormTask> Tasks => [.. Form.Tasks.Where(task => IsOffered(task) && On(task).Count > 0)];

    /// <summary>The questions of a page that are asked now, in order; neighbouring patient questions patient by patient.</summary>
    public IReadOnlyList<AskedQuestion> On(FormPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Among(page.Questions);
    }

    /// <summary>The questions of a task that are asked now; none where the task is not offered.</summary>
    public IReadOnlyList<AskedQuestion> On(FormTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return IsOffered(task) ? Among(task.Questions) : [];
    }

    /// <summary>The ones asked now among any questions, such as those of a quick start.</summary>
    public IReadOnlyList<AskedQuestion> Among(IReadOnlyList<FormQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        List<AskedQuestion> asked = [];
        for (var first = 0; first < questions.Count;)
        {
            if (!IsAboutPatient(questions[first].Question))
            {
                if (IsAsked(questions[first].Question)) asked.Add(new AskedQuestion(questions[first], null));
                first++;
                continue;
            }

            var after = first;
            while (after < questions.Count && IsAboutPatient(questions[after].Question)) after++;
            for (var patient = 0; patient < PatientsAsked; patient++)
            {
                for (var index = first; index < after; index++)
                {
                    if (IsAsked(questions[index].Question, patient)) asked.Add(new AskedQuestion(questions[index], patient));
                }
            }

            first = after;
        }

        return asked;
    }

    /// <summary>What was answered to a question, of a patient where one is given. The number of patients counts as an answer.</summary>
    public IReadOnlyList<string> AnswersTo(string question, int? patient = null)
    {
        if (string.Equals(question, FormRules.NumberOfPatients, StringComparison.Ordinal))
        {
            return number is { } known ? [known.ToString(CultureInfo.InvariantCulture)] : [];
        }

        return patient is { } index
            ? index < answers.Patients.Count ? answers.Patients[index][question] : []
            : answers.All(question);
    }

    /// <summary>
    /// Answers that no open question holds: sent by a program without the answer that opens them, or of a section that
    /// the form of this type does not ask. They are kept, and shown apart. What the system sets itself is not among them.
    /// </summary>
    public IReadOnlyList<QuestionAnswer> AlsoRecorded() =>
        [.. Answered().Where(answer => !IsSetBySystem(answer.Question) && !IsOpen(answer.Question, answer.Patient))];

    /// <summary>Every answer.</summary>
    internal IEnumerable<QuestionAnswer> Answered()
    {
        if (answers.Description is not null) yield return new(EventAnswers.DescriptionQuestion, null, answers.All(EventAnswers.DescriptionQuestion));
        if (answers.Date is not null) yield return new(EventAnswers.DateQuestion, null, answers.All(EventAnswers.DateQuestion));
        foreach (var (question, values) in answers.Values) yield return new(question, null, values);

        for (var patient = 0; patient < answers.Patients.Count; patient++)
        {
            foreach (var (question, values) in answers.Patients[patient]) yield return new(question, patient, values);
        }
    }

    internal bool IsSetBySystem(string question) => rules.SetBySystem.Contains(question, StringComparer.Ordinal);

    private bool IsOpen(string question, int? patient, int depth)
    {
        if (depth > LongestChain) return false;
        if (!places.TryGetValue(question, out var holders))
        {
            // What the system answers stands in no form; it is closed only where another answer opens it and does not.
            return IsSetBySystem(question) && (!openedSomewhere.Contains(question) || IsOpened(question, patient, depth));
        }

        if (IsAboutPatient(question))
        {
            if (patient is null) return Enumerable.Range(0, PatientsAsked).Any(index => IsOpen(question, index, depth));
            if (patient >= PatientsAsked) return false;
        }

        return holders.Exists(task => task?.When is null || Holds(task.When, null, depth + 1))
            && (!openings.ContainsKey(question) || IsOpened(question, patient, depth));
    }

    private bool IsOpened(string question, int? patient, int depth) =>
        openings.TryGetValue(question, out var named) && named.Exists(opening => Holds(opening.When, patient, depth + 1));

    private bool Holds(AnswerCondition condition, int? patient, int depth)
    {
        if (IsAboutPatient(condition.Question))
        {
            return patient is { } one
                ? HoldsFor(condition, one, depth)
                : Enumerable.Range(0, PatientsAsked).Any(index => HoldsFor(condition, index, depth));
        }

        return HoldsFor(condition, null, depth);
    }

    private bool HoldsFor(AnswerCondition condition, int? patient, int depth)
    {
        var given = AnswersTo(condition.Question, patient);
        if (given.Count == 0) return false;
        var among = given.Any(value => condition.Values.Contains(value, StringComparer.Ordinal));

        return among != condition.Not && IsOpen(condition.Question, patient, depth);
    }

    private void Place(IReadOnlyList<FormQuestion> questions, FormTask? task)
    {
        foreach (var question in questions) ListOf(places, question.Question).Add(task);
    }

    private static List<T> ListOf<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        return list;
    }
}
