using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events.Record;

/// <summary>A quick start as one page: what it asks, and what it has filled in.</summary>
public sealed class QuickForm
{
    private static readonly string[] Place = ["LocationKnown", "Organisation", "OrganisationOther", "LocationWithinService", "ServiceArea"];

    public QuickForm(QuickStart quickStart, FormRules rules)
    {
        ArgumentNullException.ThrowIfNull(quickStart);
        ArgumentNullException.ThrowIfNull(rules);
        QuickStart = quickStart;
        var form = rules.Forms[quickStart.Type];
        HashSet<string> asked = [.. quickStart.Ask.Select(question => question.Question)];
        Folded = [.. Place.Where(question => form.Pages.Any(page => page.Questions.Any(known => known.Question == question))).Concat(quickStart.Prefill.Keys).Where(question => !asked.Contains(question)).Distinct()];
        Questions = [.. quickStart.Ask, .. Folded.Select(question => form.Questions.First(known => known.Question == question))];
    }

    public QuickStart QuickStart { get; }

    /// <summary>All that the page holds.</summary>
    public IReadOnlyList<FormQuestion> Questions { get; }

    /// <summary>Of these, what is filled in already and folded away.</summary>
    public IReadOnlyList<string> Folded { get; }

    /// <summary>The answers that it begins with.</summary>
    public EventAnswers Begin(FormRules rules, OwnOrganisation own, DateOnly today)
    {
        var begun = SystemAnswers.Begin(rules, QuickStart.Type, own);
        var filled = QuickStart.Prefill.Aggregate(begun, (answers, prefill) => answers.With(prefill.Key, prefill.Value));
        return SystemAnswers.Follow(begun, filled with { Patients = [.. Enumerable.Repeat(AnswerSet.Empty, QuickStart.NumberOfPatients ?? 0)] }, own, today);
    }
}
