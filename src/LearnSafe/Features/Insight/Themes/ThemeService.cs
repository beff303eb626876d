using System.Globalization;
using LearnSafe.Data;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Domain.Search;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Area;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Insight.Themes;

/// <summary>
/// Finds what records tell of again and again. Which records may be known one by one the insight gate says, and what is read of each <see cref="EventAccess"/>: what
/// was said at the own organisation, released wording and nothing else across organisations.
/// </summary>
public sealed class ThemeService(IDbContextFactory<LearnSafeContext> contexts, InsightService insight, InsightState state, ReleaseService release, AreaIds outside, Spellings spellings, AccessLogService log)
{
    /// <summary>The newest so many are looked at.</summary>
    public const int Most = 5000;

    private const int AtOnce = 1000;

    /// <summary>Across organisations a word is shown that so many records have: one that fewer have may point to one of them.</summary>
    private const int FewestAcross = 3;

    /// <summary>That the records were read is on disk before the themes are given.</summary>
    /// <exception cref="Domain.Insight.InsightException">Why it cannot be answered, or that the person sees totals alone.</exception>
    /// <exception cref="InvalidOperationException">The snapshot is not ready.</exception>
    public async Task<ShownThemes> OfAsync(CurrentPerson person, ThemeAsked asked, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(asked);
        var found = await insight.FindAsync(person, asked.Question(state.Schema), cancellation);
        List<Guid> ids = [.. found.Matches.Page(0, Most).Select(record => record.Id)];
        var isAcross = found.Granted.Sharpness != InsightSharpness.OwnRecords;
        var records = isAcross ? await AcrossAsync(person, ids, cancellation) : await OwnAsync(person, ids, cancellation);
        var byId = records.ToDictionary(record => record.Inside);
        var map = Domain.Search.Themes.Of(records.Select(record => new ThemeText(record.Inside, record.Text)), spellings, isAcross ? new ThemeRules(FewestAcross, FewestAcross, Names(records)) : ThemeRules.OwnRecords);
        await log.ListAsync(person, isAcross ? null : person.OrganisationId, ThemeLinks.Themes, asked.Query(asked.Theme), records.Count);
        return new ShownThemes(isAcross, found.Matches.Total, records.Count, map.Alone.Count, [.. map.Themes.Select(theme => Shown(theme, byId))]);
    }

    private static ShownTheme Shown(Theme theme, Dictionary<Guid, ReadText> byId)
    {
        List<ThemeRecord> records = [.. theme.Records.Select(id => byId[id].Shown)];
        return new ShownTheme(
            records[0].Id, theme.Words, records,
            [.. records.CountBy(record => record.Month).OrderBy(month => month.Key).Select(month => new ThemePart(month.Key.ToString("MMMM yyyy", CultureInfo.InvariantCulture), month.Value))],
            Parts(records.Select(record => record.Harm)), Parts(records.Select(record => record.Type)));
    }

    private static List<ThemePart> Parts(IEnumerable<string> names) => [.. names.CountBy(name => name).OrderByDescending(part => part.Value).ThenBy(part => part.Key, StringComparer.Ordinal).Select(part => new ThemePart(part.Key, part.Value))];

    private async Task<List<ReadText>> OwnAsync(CurrentPerson person, List<Guid> ids, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        List<ReadText> read = [];
        foreach (var part in ids.Chunk(AtOnce))
        {
            var rows = await (
                from record in EventAccess.NotJoined(context, EventAccess.OfOrganisation(context, person)).AsNoTracking()
                join revision in context.Revisions.AsNoTracking() on new { record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
                where part.Contains(record.Id) && record.WithdrawnAt == null && revision.Answers != null
                select new EventRecord { Event = record, Revision = revision }).ToListAsync(cancellation);
            read.AddRange(rows.Where(row => row.Answers.Description is not null).Select(row => ReadText.Own(row)));
        }

        return read;
    }

    private async Task<List<ReadText>> AcrossAsync(CurrentPerson person, List<Guid> ids, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        List<ReadText> read = [];
        foreach (var part in ids.Chunk(AtOnce))
        {
            var released = await release.FindAsync(part);
            if (released.Count == 0) continue;
            List<Guid> known = [.. released.Keys];
            var rows = await EventAccess.AcrossOrganisations(context, person).AsNoTracking().Where(record => known.Contains(record.Id))
                .Join(context.Organisations, record => record.OrganisationId, place => place.Id, (record, place) => new { record, place.Name }).ToListAsync(cancellation);
            read.AddRange(rows.Select(row => ReadText.Across(row.record, row.Name, outside.Outside(row.record.Id), released[row.record.Id])));
        }

        return read;
    }

    /// <summary>Words that look like the name of a person or a place, or are part of one. Whoever released them may have left one by mistake: nobody is to find it in a list.</summary>
    private static HashSet<string> Names(List<ReadText> records) =>
        [.. records.SelectMany(record => ReleaseCheck.Propose(record.Text).Findings.SelectMany(finding => SearchWords.Of(record.Text.Substring(finding.Start, finding.Length)))).Select(word => word.Word)];

    /// <summary>A record with the text that its reader may read.</summary>
    private sealed record ReadText(Guid Inside, string Text, ThemeRecord Shown)
    {
        public static ReadText Own(EventRecord found)
        {
            var row = EventList.Row(found);
            return new ReadText(row.Id, found.Answers.Description!, new ThemeRecord(row.Id, RecordLinks.Record(row.Id), row.Reference, row.FirstWords!, row.Date, Month(found.Event), row.Type.Title(), row.Harm ?? NoHarm));
        }

        public static ReadText Across(PatientSafetyEvent record, string organisation, Guid outside, Released released)
        {
            var text = string.Join('\n', released.Texts.Select(text => text.Text));
            return new ReadText(record.Id, text, new ThemeRecord(
                outside, AreaLinks.Record(outside), organisation, EventList.FirstWords(text)!, Deidentified.Month(record.OccurredOn, record.OccurredPrecision), Month(record), record.Type.Title(), ReportedHarm.CombinedText(record.Harm) ?? NoHarm));
        }

        private const string NoHarm = "Harm not recorded";

        private static DateOnly Month(PatientSafetyEvent record) => UkTime.FromUtc(record.RecordedAt) is var at ? new DateOnly(at.Year, at.Month, 1) : default;
    }
}
