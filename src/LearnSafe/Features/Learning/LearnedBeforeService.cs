using LearnSafe.Data;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Learning;

/// <summary>A summary that somebody may read.</summary>
public sealed record LearnedBefore(Guid Id, string Title);

/// <summary>What was learned and is shared with somebody, for whoever looks whether something like it was told before.</summary>
public sealed class LearnedBeforeService(IDbContextFactory<LearnSafeContext> contexts, SummaryReachService reaches, LocalEncryption encryption)
{
    /// <summary>The newest so many are held against a text.</summary>
    private const int Compared = 100;

    /// <summary>The words of the summaries that are shared with the person, the newest first; none for who reads no learning.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Words)>> WordsAsync(CurrentPerson person)
    {
        if (!LearningAccess.MayRead(person)) return [];
        var reach = await reaches.GetAsync();
        await using var context = await contexts.CreateDbContextAsync();
        var found = await LearningAccess.Shared(context, person, reach).AsNoTracking().OrderByDescending(summary => summary.PublishedAt).ThenBy(summary => summary.Id).Take(Compared).Select(summary => new { summary.Id, summary.SearchText }).ToListAsync();
        return found.ConvertAll(summary => (summary.Id, summary.SearchText));
    }

    /// <summary>The summaries of these, and those that came of the records, as far as they are shared with the person.</summary>
    public async Task<IReadOnlyList<LearnedBefore>> FindAsync(CurrentPerson person, IReadOnlyCollection<Guid> summaries, IReadOnlyCollection<Guid> records, int most)
    {
        ArgumentNullException.ThrowIfNull(summaries);
        ArgumentNullException.ThrowIfNull(records);
        if (!LearningAccess.MayRead(person) || summaries.Count + records.Count == 0) return [];
        var reach = await reaches.GetAsync();
        await using var context = await contexts.CreateDbContextAsync();
        var found = await LearningAccess.Shared(context, person, reach).AsNoTracking()
            .Where(summary => summaries.Contains(summary.Id) || context.LearningSummaryRecords.Any(link => link.SummaryId == summary.Id && records.Contains(link.EventId)))
            .OrderByDescending(summary => summary.PublishedAt).ThenBy(summary => summary.Id).Take(most)
            .Join(context.LearningSummaryVersions, summary => new { summary.Id, Number = summary.PublishedVersion!.Value }, version => new { Id = version.SummaryId, version.Number }, (summary, version) => new { summary.PublishedAt, version }).ToListAsync();
        return [.. found.OrderByDescending(one => one.PublishedAt).ThenBy(one => one.version.SummaryId).Select(one => new LearnedBefore(one.version.SummaryId, one.version.Text(encryption).Title))];
    }
}
