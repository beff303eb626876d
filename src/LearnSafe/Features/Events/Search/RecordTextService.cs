using LearnSafe.Data;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Area;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Search;

/// <summary>What one record tells, as far as its reader may read it.</summary>
/// <param name="Inside">Its own id, which is shown to nobody who reads it from outside.</param>
/// <param name="Text">All that may be read of what happened.</param>
/// <param name="Id">What it is called in addresses: its own id, or the one that it has outside its organisation.</param>
/// <param name="Name">Its reference; outside, the name of its organisation.</param>
/// <param name="FirstWords">The beginning of the text, as a list shows it.</param>
/// <param name="Happened">As exactly as the reader may know it; null where it is not known.</param>
/// <param name="Month">The first day of the month in which it was recorded.</param>
public sealed record RecordText(Guid Inside, string Text, Guid Id, string Href, string Name, string FirstWords, string? Happened, DateOnly Month, string Type, string Harm);

/// <summary>Reads the texts of many records, to find what they have in common. Whoever reads them sees to it that it is in the log.</summary>
public sealed class RecordTextService(IDbContextFactory<LearnSafeContext> contexts, ReleaseService release, AreaIds outside)
{
    private const int AtOnce = 1000;
    private const string NoHarm = "Harm not recorded";

    /// <summary>What was said in records of the person's organisation, but for those that are kept from them, withdrawn, erased or joined to others.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may only read their own.</exception>
    public async Task<IReadOnlyList<RecordText>> OwnAsync(CurrentPerson person, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (!EventAccess.SeesAll(person)) throw new UnauthorizedAccessException("Only those who may read every record read many of them.");
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        List<RecordText> read = [];
        foreach (var part in ids.Chunk(AtOnce))
        {
            var rows = await (
                from record in EventAccess.NotJoined(context, EventAccess.OfOrganisation(context, person)).AsNoTracking()
                join revision in context.Revisions.AsNoTracking() on new { record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
                where part.Contains(record.Id) && record.WithdrawnAt == null && revision.Answers != null
                select new EventRecord { Event = record, Revision = revision }).ToListAsync(cancellation);
            read.AddRange(rows.Where(row => row.Answers.Description is not null).Select(Own));
        }

        return read;
    }

    /// <summary>Released wording of records that the person reads across organisations; those without any are left out.</summary>
    public async Task<IReadOnlyList<RecordText>> AcrossAsync(CurrentPerson person, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ids);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        List<RecordText> read = [];
        foreach (var part in ids.Chunk(AtOnce))
        {
            var released = await release.FindAsync(part);
            if (released.Count == 0) continue;
            List<Guid> known = [.. released.Keys];
            var rows = await EventAccess.AcrossOrganisations(context, person).AsNoTracking().Where(record => known.Contains(record.Id))
                .Join(context.Organisations, record => record.OrganisationId, place => place.Id, (record, place) => new { record, place.Name }).ToListAsync(cancellation);
            read.AddRange(rows.Select(row => Across(row.record, row.Name, released[row.record.Id])));
        }

        return read;
    }

    private static RecordText Own(EventRecord found)
    {
        var row = EventList.Row(found);
        return new RecordText(row.Id, found.Answers.Description!, row.Id, RecordLinks.Record(row.Id), row.Reference, row.FirstWords!, row.Date, Month(found.Event), row.Type.Title(), row.Harm ?? NoHarm);
    }

    private RecordText Across(PatientSafetyEvent record, string organisation, Released released)
    {
        var (id, text) = (outside.Outside(record.Id), string.Join('\n', released.Texts.Select(text => text.Text)));
        return new RecordText(
            record.Id, text, id, AreaLinks.Record(id), organisation, EventList.FirstWords(text)!, Deidentified.Month(record.OccurredOn, record.OccurredPrecision), Month(record), record.Type.Title(), ReportedHarm.CombinedText(record.Harm) ?? NoHarm);
    }

    private static DateOnly Month(PatientSafetyEvent record)
    {
        var at = UkTime.FromUtc(record.RecordedAt);
        return new DateOnly(at.Year, at.Month, 1);
    }
}
