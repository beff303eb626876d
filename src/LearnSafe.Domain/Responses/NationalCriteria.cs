using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;

namespace LearnSafe.Domain.Responses;

/// <summary>How often a primary care provider meets a criterion. Our own judgement.</summary>
public enum PrimaryCareRelevance
{
    Often,
    Sometimes,
    Seldom,
}

/// <summary>A kind of event for which a national table sets the response. Whether an event is one of them is decided by people.</summary>
/// <param name="Number">Its row in the table, from 1.</param>
/// <param name="Event">What must have happened.</param>
/// <param name="RequiredResponse">What the table asks for.</param>
/// <param name="Lead">Who leads, or where it is referred.</param>
/// <param name="From">The first day on which it holds.</param>
/// <param name="Until">The day from which it does not hold any more; null while no end is known.</param>
/// <param name="Signs">Names of review signs at which it is worth a thought.</param>
/// <param name="Notifications">Kinds of external notification that usually go with it.</param>
public sealed record NationalCriterion(
    string Name, int Number, string Event, string RequiredResponse, string Lead, PrimaryCareRelevance Relevance, DateOnly From, DateOnly? Until,
    IReadOnlyList<string> Signs, IReadOnlyList<string> Notifications, string Source, RuleStatus Status);

/// <summary>An entry of the Never Events list that a primary care provider can meet.</summary>
public sealed record NeverEvent(string Name, string Title, string Note);

/// <summary>The Never Events list, as far as primary care can meet it.</summary>
public sealed record NeverEventList(string Source, RuleStatus Status, IReadOnlyList<NeverEvent> Events);

/// <summary>One version of the table of events with a set response, from <c>content/psirf/national-criteria-v*.json</c>.</summary>
/// <param name="All">In the order of the table.</param>
public sealed record NationalCriteria(int Version, DateOnly From, DateOnly? Until, string Source, IReadOnlyList<NationalCriterion> All, NeverEventList NeverEvents) : IDatedContent
{
    /// <summary>Null where there is none of that name.</summary>
    public NationalCriterion? Find(string name) => All.FirstOrDefault(criterion => criterion.Name == name);

    /// <summary>Those that hold on the day.</summary>
    public IReadOnlyList<NationalCriterion> On(DateOnly day) => [.. All.Where(criterion => criterion.From <= day && (criterion.Until is not { } end || day < end))];

    /// <summary>Those that may apply, by the signs that were noticed in a record. A prompt, never a decision.</summary>
    public IReadOnlyList<NationalCriterion> PromptedBy(IReadOnlyCollection<string> signs) => [.. All.Where(criterion => criterion.Signs.Intersect(signs, StringComparer.Ordinal).Any())];

    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    public static DatedVersions<NationalCriteria> Load(string contentFolder) => DatedVersions<NationalCriteria>.Load(contentFolder, "national-criteria", NationalCriteriaReader.Read);
}
