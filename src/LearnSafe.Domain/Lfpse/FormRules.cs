namespace LearnSafe.Domain.Lfpse;

/// <summary>Which questions a person is asked, in which order and groups, and which answer opens which question. One file per taxonomy version.</summary>
/// <param name="SetBySystem">Elements that no form asks: the system answers them.</param>
/// <param name="SectionsOf">The sections that fit an event type. Partly derived: what does not fit is flagged, never refused.</param>
public sealed record FormRules(
    int TaxonomyVersion, IReadOnlyDictionary<EventType, EventForm> Forms, IReadOnlyList<Opening> Openings,
    IReadOnlyList<string> SetBySystem, IReadOnlyDictionary<EventType, IReadOnlyList<string>> SectionsOf)
{
    /// <summary>The question "how many patients", which no element holds: the number of patient sections does.</summary>
    public const string NumberOfPatients = "NumberOfPatients";

    /// <summary>Whether the form of an event type has a question, to be asked at once or later, or the system answers it. What opens it is not looked at.</summary>
    /// <param name="question">An element name, <c>Description</c>, <c>Date</c> or <see cref="NumberOfPatients"/>.</param>
    public bool Asks(EventType type, string question) =>
        SetBySystem.Contains(question, StringComparer.Ordinal) || (Forms.TryGetValue(type, out var form) && form.Questions.Any(asked => asked.Question == question));

    /// <summary>
    /// The openings that count in the form of an event type: those whose question it asks, or the system answers.
    /// A question that none of these names is always open there: RiskImminent waits for "no patients" in an incident, and is simply asked in a risk.
    /// </summary>
    public IEnumerable<Opening> OpeningsOf(EventType type)
    {
        HashSet<string> asked = [.. Forms[type].Questions.Select(question => question.Question), .. SetBySystem];
        return Openings.Where(opening => asked.Contains(opening.When.Question));
    }
}

/// <summary>The questions of one event type.</summary>
/// <param name="Pages">Asked of everybody before submitting, in order.</param>
/// <param name="Tasks">Optional detail after submitting.</param>
public sealed record EventForm(EventType Type, IReadOnlyList<FormPage> Pages, IReadOnlyList<FormTask> Tasks)
{
    public IEnumerable<FormQuestion> Questions => Pages.SelectMany(page => page.Questions).Concat(Tasks.SelectMany(task => task.Questions));
}

/// <summary>A page of grouped questions.</summary>
/// <param name="Name">For the address: <c>what-happened</c>.</param>
public sealed record FormPage(string Name, string Title, IReadOnlyList<FormQuestion> Questions);

/// <summary>A group of optional questions that is offered after submitting.</summary>
/// <param name="When">Offered always where null; else only where this opening's answer was given.</param>
public sealed record FormTask(string Name, string Title, string? Hint, AnswerCondition? When, IReadOnlyList<FormQuestion> Questions);

/// <summary>One question on a page or task.</summary>
/// <param name="Question">An element name, <c>Description</c>, <c>Date</c> or <c>NumberOfPatients</c>.</param>
/// <param name="Mandatory">By the form; the taxonomy may ask less.</param>
public sealed record FormQuestion(string Question, bool Mandatory);

/// <summary>
/// An answer that opens questions. A question that some opening of the form names (<see cref="FormRules.OpeningsOf"/>) is asked only when one of
/// its openings holds, the opening question itself being open. Where it stands in the section that repeats, both are of the same patient.
/// </summary>
/// <param name="Opens">Question names.</param>
/// <param name="Evidence"><c>observed</c> in a submitting system, <c>derived</c> from the wording of the codes, or <c>ours</c>.</param>
/// <param name="BySystem">True where the system itself gives the answers that this opens (today's date, the reporter's own organisation): they are open, so they are kept, and not asked.</param>
public sealed record Opening(AnswerCondition When, IReadOnlyList<string> Opens, string Evidence, bool BySystem = false);

/// <summary>True where any of the answers to the question is among the values; with <see cref="Not"/>, where the question was answered and none is.</summary>
public sealed record AnswerCondition(string Question, IReadOnlyList<string> Values, bool Not = false);
