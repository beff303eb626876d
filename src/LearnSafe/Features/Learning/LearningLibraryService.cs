using LearnSafe.Data;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Learning;

/// <summary>What the library is asked for.</summary>
/// <param name="Words">As typed.</param>
/// <param name="Service">A care setting's name; null for all.</param>
/// <param name="Involved">A code of what was involved; null for all.</param>
public sealed record LibraryFilter(string? Words, string? Service, string? Involved);

/// <summary>One page of the library.</summary>
public sealed record LibraryPage(IReadOnlyList<SharedSummary> Rows, int Count, int Number)
{
    public const int Size = 20;

    public int Pages => Math.Max(1, (Count + Size - 1) / Size);
}

/// <summary>A summary as others read it.</summary>
/// <param name="From">Whose it is, as this reader sees it.</param>
/// <param name="IsOwn">Whether it is the reader's organisation's.</param>
public sealed record SharedSummary(Guid Id, SummaryText Text, SummaryScope Scope, DateTime PublishedAt, string From, bool IsOwn, IReadOnlyList<string> Services, IReadOnlyList<string> Involved, int Likes, int Adoptions, bool Liked, DateTime? WithdrawnAt);

/// <summary>What another organisation did, as this reader sees it.</summary>
public sealed record ReadableAdoption(string From, DateTime At, string Text, bool IsOwn, bool ShowOrganisation);

/// <summary>Reads what is shared. Whoever a summary does not reach finds nothing of it.</summary>
public sealed class LearningLibraryService(IDbContextFactory<LearnSafeContext> contexts, SummaryReachService reaches, LocalEncryption encryption, LfpseContent lfpse)
{
    /// <summary>What is shared with the reader, newest first.</summary>
    public async Task<LibraryPage> LibraryAsync(CurrentPerson person, LibraryFilter filter, int page)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(filter);
        var reach = await reaches.GetAsync();
        await using var context = await contexts.CreateDbContextAsync();
        var found = LearningAccess.Shared(context, person, reach).AsNoTracking();
        foreach (var word in LibraryWords.Asked(filter.Words)) found = found.Where(summary => summary.SearchText.Contains(word));
        if (filter.Service is { } service) found = found.Where(summary => summary.Services == "" || summary.Services.Contains("," + service + ","));
        if (filter.Involved is { } involved) found = found.Where(summary => summary.Involved.Contains("," + involved + ","));
        var count = await found.CountAsync();
        var number = Math.Clamp(page, 1, new LibraryPage([], count, 1).Pages);
        var shown = await found.OrderByDescending(summary => summary.PublishedAt).ThenBy(summary => summary.Id).Skip((number - 1) * LibraryPage.Size).Take(LibraryPage.Size).ToListAsync();
        return new LibraryPage(await SharedAsync(context, person, reach, shown), count, number);
    }

    /// <summary>What reaches the reader and was published in a time, oldest first.</summary>
    /// <param name="from">UTC.</param>
    /// <param name="until">UTC, not included.</param>
    public async Task<IReadOnlyList<SharedSummary>> PublishedAsync(CurrentPerson person, DateTime from, DateTime until)
    {
        ArgumentNullException.ThrowIfNull(person);
        var reach = await reaches.GetAsync();
        await using var context = await contexts.CreateDbContextAsync();
        var found = await LearningAccess.Shared(context, person, reach).AsNoTracking().Where(summary => summary.PublishedAt >= from && summary.PublishedAt < until).OrderBy(summary => summary.PublishedAt).ThenBy(summary => summary.Id).Take(LibraryPage.Size).ToListAsync();
        return await SharedAsync(context, person, reach, found);
    }

    /// <summary>Null where it does not reach the reader; one that was withdrawn says only that.</summary>
    public async Task<SharedSummary?> FindAsync(CurrentPerson person, Guid id)
    {
        ArgumentNullException.ThrowIfNull(person);
        var reach = await reaches.GetAsync();
        await using var context = await contexts.CreateDbContextAsync();
        var found = await LearningAccess.Reaching(context, person, reach).AsNoTracking().FirstOrDefaultAsync(summary => summary.Id == id);
        return found is null ? null : (await SharedAsync(context, person, reach, [found]))[0];
    }

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<ReadableAdoption>> AdoptionsAsync(CurrentPerson person, Guid id)
    {
        ArgumentNullException.ThrowIfNull(person);
        var reach = await reaches.GetAsync();
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.LearningAdoptions.AsNoTracking().Where(adoption => adoption.SummaryId == id)
            .Join(context.Organisations, adoption => adoption.OrganisationId, place => place.Id, (adoption, place) => new { adoption, place.Name, place.CareSetting }).ToListAsync();
        return
        [
            .. found.OrderBy(one => one.adoption.At).Select(one => new ReadableAdoption(
                SummaryWords.ShownAs(one.adoption.OrganisationId, one.Name, one.CareSetting, one.adoption.ShowOrganisation, person.OrganisationId, reach), one.adoption.At,
                encryption.DecryptText(LearningAdoption.Purpose(id, one.adoption.OrganisationId), one.adoption.Encrypted), one.adoption.OrganisationId == person.OrganisationId, one.adoption.ShowOrganisation)),
        ];
    }

    private async Task<List<SharedSummary>> SharedAsync(LearnSafeContext context, CurrentPerson person, SummaryReach reach, List<LearningSummary> summaries)
    {
        var ids = summaries.ConvertAll(summary => summary.Id);
        var owners = summaries.Select(summary => summary.OrganisationId).Distinct().ToList();
        var places = await context.Organisations.AsNoTracking().Where(place => owners.Contains(place.Id)).ToDictionaryAsync(place => place.Id, place => (place.Name, place.CareSetting));
        var versions = (await context.LearningSummaryVersions.AsNoTracking().Where(version => ids.Contains(version.SummaryId) && version.PublishedAt != null).ToListAsync()).ToDictionary(version => (version.SummaryId, version.Number));
        var likes = await context.LearningLikes.Where(like => ids.Contains(like.SummaryId)).GroupBy(like => like.SummaryId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count);
        var adoptions = await context.LearningAdoptions.Where(adoption => ids.Contains(adoption.SummaryId)).GroupBy(adoption => adoption.SummaryId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count);
        var liked = await context.LearningLikes.Where(like => ids.Contains(like.SummaryId) && like.PersonId == person.Id).Select(like => like.SummaryId).ToListAsync();
        return summaries.ConvertAll(summary =>
        {
            var place = places[summary.OrganisationId];
            return new SharedSummary(
                summary.Id, versions[(summary.Id, summary.PublishedVersion!.Value)].Text(encryption), summary.Scope, summary.PublishedAt!.Value,
                SummaryWords.ShownAs(summary.OrganisationId, place.Name, place.CareSetting, summary.ShowOrganisation, person.OrganisationId, reach), summary.OrganisationId == person.OrganisationId,
                [.. SummaryWords.Services(summary.Services)], [.. SummaryWords.Involved(lfpse, summary.Involved)],
                likes.GetValueOrDefault(summary.Id), adoptions.GetValueOrDefault(summary.Id), liked.Contains(summary.Id), summary.WithdrawnAt);
        });
    }
}
