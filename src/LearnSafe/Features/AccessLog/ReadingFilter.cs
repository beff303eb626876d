using LearnSafe.Data;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.AccessLog;

/// <summary>What the log is narrowed to, as it stands in the address. What is empty narrows nothing.</summary>
/// <param name="Reference">Of a record, as typed.</param>
/// <param name="Person">Part of the name of somebody of the organisation.</param>
/// <param name="OnlyOutside">Only what was read from outside the organisation.</param>
public sealed record ReadingFilter(string? Reference, string? Person, DateOnly? From, DateOnly? To, bool OnlyOutside)
{
    public bool IsEmpty => Reference is null && Person is null && From is null && To is null && !OnlyOutside;

    internal IQueryable<AccessLogEntry> Apply(IQueryable<AccessLogEntry> entries, LearnSafeContext context, Guid organisation)
    {
        if (Reference is { } reference)
        {
            var typed = reference.Trim().ToUpperInvariant();
            entries = entries.Where(entry => context.Events.Any(record => record.Id == entry.EventId && record.Reference == typed));
        }

        if (Person is { } person)
        {
            var typed = person.Trim().ToUpperInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Written for the database, which knows no comparison types.
            // Who reads from outside is not named here, so their name finds nothing.
            entries = entries.Where(entry => entry.ActingForId == organisation && context.Users.Any(known => known.Id == entry.ActorId && known.DisplayName.ToUpper().Contains(typed)));
#pragma warning restore CA1304, CA1311, CA1862
        }

        if (From is { } from)
        {
            var start = UkTime.ToUtc(from, TimeOnly.MinValue);
            entries = entries.Where(entry => entry.At >= start);
        }

        if (To is { } to)
        {
            var end = UkTime.ToUtc(to.AddDays(1), TimeOnly.MinValue);
            entries = entries.Where(entry => entry.At < end);
        }

        return OnlyOutside ? entries.Where(entry => entry.ActingForId == null || entry.ActingForId != organisation) : entries;
    }

    /// <summary>The query that makes this filter again.</summary>
    public string Query(int page = 1)
    {
        List<string> parts = [];
        if (Reference is not null) parts.Add($"reference={Uri.EscapeDataString(Reference)}");
        if (Person is not null) parts.Add($"person={Uri.EscapeDataString(Person)}");
        if (From is { } from) parts.Add(FormattableString.Invariant($"from-day={from.Day}&from-month={from.Month}&from-year={from.Year}"));
        if (To is { } to) parts.Add(FormattableString.Invariant($"to-day={to.Day}&to-month={to.Month}&to-year={to.Year}"));
        if (OnlyOutside) parts.Add("outside=only");
        if (page > 1) parts.Add(FormattableString.Invariant($"number={page}"));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}
