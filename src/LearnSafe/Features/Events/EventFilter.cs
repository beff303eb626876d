using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Search;

namespace LearnSafe.Features.Events;

/// <summary>What a list of records is narrowed to, as it stands in the address. What is empty narrows nothing.</summary>
public sealed class EventFilter
{
    public const string Unexpected = "section";
    public const string Privacy = "privacy";

    /// <summary>Slugs of event types.</summary>
    public IReadOnlyList<string> Type { get; private init; } = [];

    /// <summary>Combined harm, 1 fatal to 5 none; 0 where none is recorded.</summary>
    public IReadOnlyList<int> Harm { get; private init; } = [];

    /// <summary><c>only</c> or <c>none</c>.</summary>
    public string? Withdrawn { get; private init; }

    /// <summary><see cref="Unexpected"/>, <see cref="Privacy"/>: records that have any of those chosen.</summary>
    public IReadOnlyList<string> Flag { get; private init; } = [];

    /// <summary>What is searched for, as it was typed; null where nothing is.</summary>
    public string? Words { get; private init; }

    /// <summary>Words that we do not know narrow nothing: an address can be typed and passed on.</summary>
    public static EventFilter From(IEnumerable<string> types, IEnumerable<string> harm, string? withdrawn, IEnumerable<string> flags, string? words = null) => new()
    {
        Words = SearchQuery.Typed(words),
        Type = [.. types.Where(slug => EventTypes.FromSlug(slug) is not null).Distinct(StringComparer.Ordinal)],
        Harm = [.. harm.Where(level => level is ['0' or '1' or '2' or '3' or '4' or '5']).Select(level => level[0] - '0').Distinct()],
        Withdrawn = withdrawn is "only" or "none" ? withdrawn : null,
        Flag = [.. flags.Where(flag => flag is Unexpected or Privacy).Distinct(StringComparer.Ordinal)],
    };

    public bool IsEmpty => Type.Count == 0 && Harm.Count == 0 && Withdrawn is null && Flag.Count == 0 && Words is null;

    public IQueryable<PatientSafetyEvent> Apply(IQueryable<PatientSafetyEvent> records)
    {
        var types = Type.Select(EventTypes.FromSlug).OfType<EventType>().ToList();
        if (types.Count > 0) records = records.Where(record => types.Contains(record.Type));
        var (levels, unknown) = (Harm.Where(level => level > 0).ToList(), Harm.Contains(0));
        if (Harm.Count > 0) records = records.Where(record => (unknown && record.Harm == null) || (record.Harm != null && levels.Contains(record.Harm.Value)));
        if (Withdrawn == "only") records = records.Where(record => record.WithdrawnAt != null);
        if (Withdrawn == "none") records = records.Where(record => record.WithdrawnAt == null);
        var (unexpected, privacy) = (Flag.Contains(Unexpected, StringComparer.Ordinal), Flag.Contains(Privacy, StringComparer.Ordinal));
        // The column is written by EventFlags alone: a list that holds something begins like this.
        if (unexpected || privacy)
            records = records.Where(record => record.Flags != null && ((unexpected && record.Flags.Contains("\"unexpectedSections\":[\"")) || (privacy && record.Flags.Contains("\"privacyFindings\":[{"))));
        return records;
    }

    /// <summary>The query that makes this filter again, without what is given up.</summary>
    public string Query(string? withoutName = null, string? withoutValue = null, int page = 1)
    {
        List<(string Name, string Value)> all =
        [
            .. Words is null ? Array.Empty<(string, string)>() : [("words", Words)],
            .. Type.Select(value => ("type", value)), .. Harm.Select(value => ("harm", FormattableString.Invariant($"{value}"))),
            .. Withdrawn is null ? Array.Empty<(string, string)>() : [("withdrawn", Withdrawn)], .. Flag.Select(value => ("flag", value)),
        ];
        var kept = all.Where(part => part.Name != withoutName || part.Value != withoutValue).ToList();
        if (page > 1) kept.Add(("number", FormattableString.Invariant($"{page}")));
        return kept.Count == 0 ? "" : "?" + string.Join('&', kept.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"));
    }
}
