using System.Globalization;
using LearnSafe.Data;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Search;

namespace LearnSafe.Features.Events.Area;

/// <summary>What the records of an area are narrowed to, as it stands in the address. What is empty, or not known, narrows nothing. Times are whole months.</summary>
public sealed record AreaFilter
{
    public IReadOnlyList<CareSetting> Setting { get; init; } = [];

    public IReadOnlyList<EventType> Type { get; init; } = [];

    /// <summary>Combined harm, 1 fatal to 5 none; 0 where none is recorded.</summary>
    public IReadOnlyList<int> Harm { get; init; } = [];

    /// <summary>The first day of the first month of recording.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The first day of the last month of recording.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The ODS code of a member.</summary>
    public string? Organisation { get; init; }

    /// <summary>What is searched for in released wording, as it was typed; null where nothing is.</summary>
    public string? Words { get; init; }

    public bool IsEmpty => this is { Setting.Count: 0, Type.Count: 0, Harm.Count: 0, From: null, To: null, Organisation: null, Words: null };

    public static AreaFilter Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new AreaFilter
        {
            Words = SearchQuery.Typed(query["words"]),
            Setting = [.. query["setting"].Select(value => Enum.TryParse<CareSetting>(value, ignoreCase: true, out var setting) && Enum.IsDefined(setting) ? setting : (CareSetting?)null).OfType<CareSetting>().Distinct()],
            Type = [.. query["type"].Select(EventTypes.FromSlug).OfType<EventType>().Distinct()],
            Harm = [.. query["harm"].Where(level => level is ['0' or '1' or '2' or '3' or '4' or '5']).Select(level => level![0] - '0').Distinct()],
            From = Month(query["from"]),
            To = Month(query["to"]),
            Organisation = OdsCode.Read(query["organisation"].ToString()),
        };
    }

    public IQueryable<PatientSafetyEvent> Apply(IQueryable<PatientSafetyEvent> records, LearnSafeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Setting.Count > 0) records = records.Where(record => context.Organisations.Any(place => place.Id == record.OrganisationId && place.CareSetting != null && Setting.Contains(place.CareSetting.Value)));
        if (Organisation is { } code) records = records.Where(record => context.Organisations.Any(place => place.Id == record.OrganisationId && place.Code == code));
        if (Type.Count > 0) records = records.Where(record => Type.Contains(record.Type));
        var (levels, unknown) = (Harm.Where(level => level > 0).ToList(), Harm.Contains(0));
        if (Harm.Count > 0) records = records.Where(record => (unknown && record.Harm == null) || (record.Harm != null && levels.Contains(record.Harm.Value)));
        if (From is { } from)
        {
            var start = UkTime.ToUtc(from, TimeOnly.MinValue);
            records = records.Where(record => record.RecordedAt >= start);
        }

        if (To is { } to)
        {
            var end = UkTime.ToUtc(to.AddMonths(1), TimeOnly.MinValue);
            records = records.Where(record => record.RecordedAt < end);
        }

        return records;
    }

    /// <summary>The query that makes this filter again.</summary>
    public string Query(int page = 1)
    {
        List<string> parts =
        [
            .. Setting.Select(value => $"setting={value}"), .. Type.Select(value => $"type={value.Slug()}"), .. Harm.Select(value => FormattableString.Invariant($"harm={value}")),
            .. From is { } from ? [$"from={Text(from)}"] : Array.Empty<string>(), .. To is { } to ? [$"to={Text(to)}"] : Array.Empty<string>(),
            .. Words is null ? Array.Empty<string>() : [$"words={Uri.EscapeDataString(Words)}"],
            .. Organisation is { } code ? [$"organisation={code}"] : Array.Empty<string>(), .. page > 1 ? [FormattableString.Invariant($"number={page}")] : Array.Empty<string>(),
        ];
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    /// <summary><c>2026-11</c>.</summary>
    public static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static DateOnly? Month(string? typed) =>
        DateOnly.TryParseExact(typed + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 1900 and < 9000 ? month : null;
}
