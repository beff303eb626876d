using System.Globalization;
using LearnSafe.Domain.Fhir;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events;

/// <summary>What a search asks for. A parameter given twice must hold twice; a parameter that is not known is refused, for a filter that is passed over gives too much.</summary>
internal sealed class EventsFhirQuery
{
    internal const string PageParameter = "_page";
    private const int UsualCount = 50;
    private const int MostCount = 200;

    private readonly List<SearchDate> dates = [];
    private readonly List<SearchDate> updates = [];
    private readonly List<EventType[]> types = [];

    private EventsFhirQuery()
    {
    }

    /// <summary>Records on a page; 0 asks for the total alone.</summary>
    internal int Count { get; private set; } = UsualCount;

    /// <summary>Only what was first recorded after this place; null from the beginning.</summary>
    internal EventsFhirPlace? After { get; private set; }

    internal static EventsFhirQuery? Read(IQueryCollection parameters, LfpseContent lfpse, out IReadOnlyList<OperationIssue> issues)
    {
        var query = new EventsFhirQuery();
        List<OperationIssue> found = [];
        foreach (var (name, values) in parameters)
        {
            foreach (var value in values)
            {
                if (query.Add(name, value ?? "", lfpse) is { } fault) found.Add(new OperationIssue(IssueCode.WrongParameter, fault));
            }
        }

        issues = found;
        return found.Count == 0 ? query : null;
    }

    internal IQueryable<PatientSafetyEvent> Filter(IQueryable<PatientSafetyEvent> records)
    {
        foreach (var date in dates) records = Occurred(records, date);
        foreach (var update in updates) records = Updated(records, update);
        foreach (var choice in types) records = records.Where(record => choice.Contains(record.Type));
        return records;
    }

    private string? Add(string name, string value, LfpseContent lfpse)
    {
        switch (name)
        {
            case "date" or "_lastUpdated":
                if (SearchDate.Read(value) is not { } date) return $"{name} must be a date as FHIR writes it, such as 2026-11 or 2026-11-20, after eq, ge, gt, le, lt or nothing.";
                (name == "date" ? dates : updates).Add(date);
                return null;
            case "event-type":
                return AddTypes(value, lfpse);
            case "_count":
                if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return "_count must be a whole number from 0.";
                Count = Math.Min(count, MostCount);
                return null;
            case PageParameter:
                if (EventsFhirPlace.Read(value) is not { } after) return "_page is not for you to make: follow the link with the relation next.";
                After = after;
                return null;
            case "_format":
                return value.Contains("json", StringComparison.OrdinalIgnoreCase) ? null : "_format can only be JSON.";
            default:
                return $"There is no search parameter {(name.Length > 60 ? name[..60] : name)}. There are date, event-type, _lastUpdated and _count.";
        }
    }

    private string? AddTypes(string value, LfpseContent lfpse)
    {
        var known = value.Split(',').Select(code => lfpse.Current.EventTypeOf(code)).ToArray();
        if (known.Any(type => type is null)) return $"event-type must be one of {string.Join(", ", lfpse.Current.EventTypes.Select(type => $"{type.Code} ({type.Display})"))}.";
        types.Add([.. known.OfType<EventType>()]);
        return null;
    }

    /// <summary>As FHIR compares ranges of days: a record of which only the month is known is a range as well.</summary>
    private static IQueryable<PatientSafetyEvent> Occurred(IQueryable<PatientSafetyEvent> records, SearchDate date)
    {
        var (first, last, characters) = (date.Date.FirstDay, date.Date.LastDay, date.Characters);
        return date.Prefix switch
        {
            "ge" => EndsFrom(records, first),
            "gt" => last == DateOnly.MaxValue ? records.Where(_ => false) : EndsFrom(records, last.AddDays(1)),
            "le" => records.Where(record => record.OccurredOn <= last),
            "lt" => records.Where(record => record.OccurredOn < first),
            _ => records.Where(record => record.OccurredOn >= first && record.OccurredOn <= last && record.OccurredPrecision >= characters),
        };
    }

    /// <summary>Records whose last possible day is that day or later.</summary>
    private static IQueryable<PatientSafetyEvent> EndsFrom(IQueryable<PatientSafetyEvent> records, DateOnly day)
    {
        var (month, year) = (new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, 1, 1));
        return records.Where(record =>
            (record.OccurredPrecision == 10 && record.OccurredOn >= day)
            || (record.OccurredPrecision == 7 && record.OccurredOn >= month)
            || (record.OccurredPrecision == 4 && record.OccurredOn >= year));
    }

    private static IQueryable<PatientSafetyEvent> Updated(IQueryable<PatientSafetyEvent> records, SearchDate date)
    {
        var (start, end) = date.Instants();
        return date.Prefix switch
        {
            "ge" => records.Where(record => record.UpdatedAt >= start),
            "gt" => records.Where(record => record.UpdatedAt >= end),
            "le" => records.Where(record => record.UpdatedAt < end),
            "lt" => records.Where(record => record.UpdatedAt < start),
            _ => records.Where(record => record.UpdatedAt >= start && record.UpdatedAt < end),
        };
    }
}
