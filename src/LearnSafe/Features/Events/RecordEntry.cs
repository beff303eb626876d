using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.Events;

/// <summary>Something that another feature offers on a record. Features register theirs as singletons; the record's page and its review list them.</summary>
/// <param name="Address">Where it is, from the record's own number.</param>
/// <param name="Order">Ascending from the top.</param>
/// <param name="IsFor">Whether the person may do it about this record.</param>
public sealed record RecordEntry(string Text, Func<Guid, string> Address, int Order, Func<CurrentPerson, PatientSafetyEvent, bool> IsFor)
{
    /// <summary>Those of all features that the person may use on the record.</summary>
    public static IReadOnlyList<RecordEntry> For(IEnumerable<RecordEntry> all, CurrentPerson person, PatientSafetyEvent record) =>
        [.. all.Where(entry => entry.IsFor(person, record)).OrderBy(entry => entry.Order)];
}
