using System.Globalization;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Privacy;
using LearnSafe.Domain.Search;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Search;

namespace LearnSafe.Features.Insight.Themes;

/// <summary>
/// Finds what records tell of again and again. Which records may be known one by one the insight gate says, and what is read of each
/// <see cref="RecordTextService"/>: what was said at the own organisation, released wording and nothing else across organisations.
/// </summary>
public sealed class ThemeService(InsightService insight, InsightState state, RecordTextService texts, Spellings spellings, AccessLogService log)
{
    /// <summary>The newest so many are looked at.</summary>
    public const int Most = 5000;

    /// <summary>Across organisations a word is shown that so many records of a theme have: one that fewer have may point to one of them.</summary>
    private const int FewestAcross = 3;

    /// <summary>That the records were read is on disk before the themes are given.</summary>
    /// <exception cref="InsightException">Why it cannot be answered, or that the person sees totals alone.</exception>
    /// <exception cref="InvalidOperationException">The snapshot is not ready.</exception>
    public async Task<ShownThemes> OfAsync(CurrentPerson person, ThemeAsked asked, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(asked);
        var found = await insight.FindAsync(person, asked.Question(state.Schema), cancellation);
        List<Guid> ids = [.. found.Matches.Page(0, Most).Select(record => record.Id)];
        var isAcross = found.Granted.Sharpness != InsightSharpness.OwnRecords;
        if (!isAcross && !EventAccess.SeesAll(person)) throw new InsightException("These are records of an organisation that you do not act for now. Change who you act for to read them.");
        var records = isAcross ? await texts.AcrossAsync(person, ids, cancellation) : await texts.OwnAsync(person, ids, cancellation);
        var byId = records.ToDictionary(record => record.Inside);
        var map = Domain.Search.Themes.Of(records.Select(record => new ThemeText(record.Inside, record.Text)), spellings, isAcross ? new ThemeRules(FewestAcross, FewestAcross, Names(records)) : ThemeRules.OwnRecords);
        await log.ListAsync(person, isAcross ? null : person.OrganisationId, ThemeLinks.Themes, asked.Query(asked.Theme), records.Count);
        return new ShownThemes(isAcross, found.Matches.Total, records.Count, map.Alone.Count, [.. map.Themes.Select(theme => Shown(theme, byId))]);
    }

    private static ShownTheme Shown(Theme theme, Dictionary<Guid, RecordText> byId)
    {
        List<RecordText> records = [.. theme.Records.Select(id => byId[id])];
        return new ShownTheme(
            records[0].Id, theme.Words, records,
            [.. records.CountBy(record => record.Month).OrderBy(month => month.Key).Select(month => new ThemePart(month.Key.ToString("MMMM yyyy", CultureInfo.InvariantCulture), month.Value))],
            Parts(records.Select(record => record.Harm)), Parts(records.Select(record => record.Type)));
    }

    private static List<ThemePart> Parts(IEnumerable<string> names) => [.. names.CountBy(name => name).OrderByDescending(part => part.Value).ThenBy(part => part.Key, StringComparer.Ordinal).Select(part => new ThemePart(part.Key, part.Value))];

    /// <summary>Words that look like the name of a person or a place, or are part of one. Whoever released them may have left one by mistake: nobody is to find it in a list.</summary>
    private static HashSet<string> Names(IReadOnlyList<RecordText> records) =>
        [.. records.SelectMany(record => ReleaseCheck.Propose(record.Text).Findings.SelectMany(finding => SearchWords.Of(record.Text.Substring(finding.Start, finding.Length)))).Select(word => word.Word)];
}
