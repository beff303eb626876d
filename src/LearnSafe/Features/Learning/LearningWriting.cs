using LearnSafe.Data;
using LearnSafe.Domain.Learning;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Responses.Learning;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Learning;

/// <summary>A summary in the list of those who write them.</summary>
public sealed record WrittenRow(Guid Id, string Title, SummaryState State, bool HasUnpublishedChange, SummaryScope Scope, DateTime At, string By);

/// <summary>A record that a summary came of.</summary>
public sealed record LinkedRecord(Guid Id, string Reference, DateTime? ToldAt, FeedbackRoute Route);

/// <summary>A version in the list of a summary's versions.</summary>
public sealed record VersionRow(int Number, DateTime WrittenAt, string By, DateTime? PublishedAt, string? PublishedBy);

/// <summary>A summary as its organisation works on it.</summary>
/// <param name="Version">The current one.</param>
/// <param name="Records">Those that the reader may read.</param>
public sealed record WorkedOn(LearningSummary Summary, LearningSummaryVersion Version, SummaryText Text, IReadOnlyList<LinkedRecord> Records, IReadOnlyList<VersionRow> Versions);

/// <summary>Reads what an organisation writes, drafts included, for those who write it.</summary>
public sealed class LearningWriting(IDbContextFactory<LearnSafeContext> contexts, LocalEncryption encryption)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<WrittenRow>> ListAsync(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        var found = await (
            from summary in LearningAccess.Written(context, person).AsNoTracking()
            join version in context.LearningSummaryVersions on new { summary.Id, Number = summary.CurrentVersion } equals new { Id = version.SummaryId, version.Number }
            join writer in context.Users on version.WrittenBy equals writer.Id
            orderby version.WrittenAt descending
            select new { summary, version, writer.DisplayName }).ToListAsync();
        return found.ConvertAll(one => new WrittenRow(one.summary.Id, one.version.Text(encryption).Title, one.summary.State, one.summary.HasUnpublishedChange, one.version.Scope, one.version.WrittenAt, one.DisplayName));
    }

    /// <summary>Null where it is another organisation's, or came of a record that is kept from the person.</summary>
    public async Task<WorkedOn?> FindAsync(CurrentPerson person, Guid id)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        if (!LearningAccess.MayWrite(person) || await LearningAccess.Written(context, person).AsNoTracking().FirstOrDefaultAsync(one => one.Id == id) is not { } summary) return null;
        var versions = await context.LearningSummaryVersions.AsNoTracking().Where(version => version.SummaryId == id).OrderByDescending(version => version.Number).ToListAsync();
        var names = await context.Users.AsNoTracking().Where(known => context.LearningSummaryVersions.Any(version => version.SummaryId == id && (version.WrittenBy == known.Id || version.PublishedBy == known.Id))).ToDictionaryAsync(known => known.Id, known => known.DisplayName);
        var links = await (
            from link in context.LearningSummaryRecords.AsNoTracking()
            join record in EventAccess.OfOrganisation(context, person) on link.EventId equals record.Id
            join revision in context.Revisions on new { record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
            where link.SummaryId == id
            orderby record.RecordedAt
            select new { link, record, revision.Answers, HasReceipt = context.PublicReports.Any(report => report.EventId == record.Id) }).ToListAsync();
        var current = versions[0];
        return new WorkedOn(
            summary, current, current.Text(encryption),
            links.ConvertAll(one => new LinkedRecord(one.record.Id, one.record.Reference, one.link.ToldAt, one.link.Route ?? (one.Answers is null ? FeedbackRoute.NotDeliverable : LearningTelling.Route(one.record, one.HasReceipt, one.Answers)))),
            versions.ConvertAll(version => new VersionRow(version.Number, version.WrittenAt, names[version.WrittenBy], version.PublishedAt, version.PublishedBy is { } by ? names[by] : null)));
    }

    /// <summary>A version of a summary that the person works on; null where there is none.</summary>
    public async Task<(LearningSummaryVersion Version, SummaryText Text)?> VersionAsync(CurrentPerson person, Guid id, int number)
    {
        if (await FindAsync(person, id) is null) return null;
        await using var context = await contexts.CreateDbContextAsync();
        return await context.LearningSummaryVersions.AsNoTracking().FirstOrDefaultAsync(version => version.SummaryId == id && version.Number == number) is { } found ? (found, found.Text(encryption)) : null;
    }

    /// <summary>The records of these references that the person may link, and the references that lead to none.</summary>
    public async Task<(IReadOnlyList<Guid> Records, IReadOnlyList<string> Unknown)> ResolveAsync(CurrentPerson person, string? references)
    {
        var typed = (references ?? "").Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(one => one.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Take(50).ToList();
        await using var context = await contexts.CreateDbContextAsync();
        var found = await EventAccess.OfOrganisation(context, person).AsNoTracking().Where(record => typed.Contains(record.Reference)).ToListAsync();
        var linkable = found.FindAll(record => LearningAccess.MayWriteFrom(person, record));
        return (linkable.ConvertAll(record => record.Id), typed.FindAll(reference => linkable.TrueForAll(record => record.Reference != reference)));
    }

    /// <summary>The references of the records that a finished response was about; null where it is not finished, or not for this person.</summary>
    public async Task<IReadOnlyList<string>?> ResponseAsync(CurrentPerson person, Guid response)
    {
        await using var context = await contexts.CreateDbContextAsync();
        if (!LearningAccess.MayWrite(person) || !await ResponseAccess.Visible(context, person).AnyAsync(known => known.Id == response && known.CompletedAt != null)) return null;
        return await EventAccess.OfOrganisation(context, person).Where(record => record.WithdrawnAt == null && context.ResponseRecords.Any(link => link.ResponseId == response && link.EventId == record.Id)).OrderBy(record => record.RecordedAt).Select(record => record.Reference).ToListAsync();
    }
}
