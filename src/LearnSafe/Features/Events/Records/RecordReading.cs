using LearnSafe.Data;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Records;

/// <summary>One question that two revisions answer differently, as people read it.</summary>
public sealed record ReadableDifference(string Label, IReadOnlyList<string> Before, IReadOnlyList<string> After);

/// <summary>Puts records into words: organisations by their name, people by theirs.</summary>
public sealed class RecordReading(IDbContextFactory<LearnSafeContext> contexts, LfpseContent lfpse)
{
    public async Task<RecordSummary> SummaryAsync(EventAnswers answers) => new(lfpse, answers, await OrganisationNamesAsync(answers));

    /// <summary>Whether new revisions can be made in the version of the record.</summary>
    public bool IsAccepted(int taxonomyVersion) => lfpse.Taxonomies.GetValueOrDefault(taxonomyVersion)?.Accepted == true;

    /// <summary>Each revision in the words of its own version.</summary>
    public async Task<IReadOnlyList<ReadableDifference>> DifferencesAsync(EventAnswers before, EventAnswers after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (namesBefore, namesAfter) = (await OrganisationNamesAsync(before), await OrganisationNamesAsync(after));
        var (displayBefore, displayAfter) = (new AnswerDisplay(lfpse.Taxonomies[before.TaxonomyVersion], namesBefore), new AnswerDisplay(lfpse.Taxonomies[after.TaxonomyVersion], namesAfter));
        var labels = new QuestionLabels(lfpse, after.TaxonomyVersion, after.Type);
        var several = Math.Max(before.Patients.Count, after.Patients.Count) > 1;
        return
        [
            .. from difference in AnswerDifferences.Between(before, after)
               where difference.Question != QuestionLabels.PatientSequence
               select new ReadableDifference(
                   several ? labels.Of(difference.Question, difference.Patient) : labels.Of(difference.Question),
                   Texts(displayBefore, difference.Question, difference.Before), Texts(displayAfter, difference.Question, difference.After)),
        ];
    }

    /// <summary>Names of the people who made revisions, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<EventRevision> revisions)
    {
        var ids = revisions.Where(revision => revision.ActorKind == ActorKind.Person).Select(revision => revision.ActorId).OfType<Guid>().Distinct().ToList();
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Users.AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.DisplayName);
    }

    private static IReadOnlyList<string> Texts(AnswerDisplay display, string question, IReadOnlyList<string> values) => question == AnswerDifferences.TypeQuestion
        ? [.. values.Select(slug => EventTypes.FromSlug(slug)?.Title() ?? slug)]
        : display.Texts(question, values);

    private async Task<Func<string, string?>> OrganisationNamesAsync(EventAnswers answers)
    {
        var taxonomy = lfpse.Taxonomies[answers.TaxonomyVersion];
        var codes = answers.Values.Where(answer => taxonomy.Element(answer.Key)?.CodeSystem?.AcceptsOdsCodes == true).SelectMany(answer => answer.Value).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count == 0) return _ => null;
        await using var context = await contexts.CreateDbContextAsync();
        var names = await context.Organisations.AsNoTracking().Where(organisation => codes.Contains(organisation.Code)).ToDictionaryAsync(organisation => organisation.Code, organisation => organisation.Name);
        return names.GetValueOrDefault;
    }
}
