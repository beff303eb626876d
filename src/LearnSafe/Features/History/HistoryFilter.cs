using LearnSafe.Data;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.History;

/// <summary>What a search of the history is narrowed to. What is left out narrows nothing.</summary>
/// <param name="From">The first day, by the clock in England.</param>
/// <param name="Until">The last day.</param>
/// <param name="Person">Who acted.</param>
/// <param name="Record">The record that it is about.</param>
public sealed record HistoryFilter(DateOnly? From = null, DateOnly? Until = null, string? Action = null, Guid? Person = null, Guid? Record = null)
{
    /// <param name="reader">Sees their own name beside what they recorded; nobody else's is given away by asking for it. What is kept from them is not there.</param>
    internal IQueryable<HistoryEntry> Apply(LearnSafeContext context, Guid organisation, Guid reader)
    {
        var entries = context.History.Where(entry => entry.OrganisationId == organisation && !context.KeptFrom.Any(kept => kept.PersonId == reader && kept.EventId == entry.SubjectId));
        if (From is { } from)
        {
            var start = UkTime.ToUtc(from, TimeOnly.MinValue);
            entries = entries.Where(entry => entry.At >= start);
        }

        if (Until is { } until && until < DateOnly.MaxValue)
        {
            var end = UkTime.ToUtc(until.AddDays(1), TimeOnly.MinValue);
            entries = entries.Where(entry => entry.At < end);
        }

        if (Record is { } record) entries = entries.Where(entry => entry.SubjectId == record);
        if (Action is { } action)
        {
            // The same comparison stands in the index: without it, a rare action would be looked for among all.
            entries = action == HistoryActions.EventRecorded
                ? entries.Where(entry => entry.Action == action)
                : entries.Where(entry => entry.Action != HistoryActions.EventRecorded && entry.Action == action);
        }

        if (Person is { } person)
        {
            entries = entries.Where(entry => entry.ActorKind == ActorKind.Person && entry.ActorId == person);
            if (person != reader) entries = entries.Where(entry => !context.Events.Any(one => one.Id == entry.SubjectId && one.ReporterId == person));
        }

        return entries;
    }
}
