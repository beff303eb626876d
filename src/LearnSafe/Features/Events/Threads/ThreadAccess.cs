using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.Events.Threads;

/// <summary>Who reads and writes threads: those who share records, at either side. Whoever a record is kept from sees nothing of its threads, at whichever side they are.</summary>
public static class ThreadAccess
{
    public static IQueryable<RecordThread> Of(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        if (!person.May(Permission.ShareRecords)) return context.RecordThreads.Where(_ => false);
        return NotKept(context.RecordThreads.Where(thread => thread.SenderId == person.OrganisationId || thread.ReceiverId == person.OrganisationId), person);
    }

    private static IQueryable<RecordThread> NotKept(IQueryable<RecordThread> threads, CurrentPerson person) => person.KeptFrom.Count == 0 ? threads
        : threads.Where(thread => !person.KeptFrom.Contains(thread.EventId) && (thread.ReceiverEventId == null || !person.KeptFrom.Contains(thread.ReceiverEventId.Value)));

    /// <summary>What is counted in the person's totals: what an organisation of theirs asked or was asked, but for records that were withdrawn or erased.</summary>
    public static IQueryable<RecordThread> Counted(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        var scope = person.Access.Where(Permission.ReadAggregates);
        var threads = NotKept(context.RecordThreads, person).Where(thread => context.Events.Any(record => record.Id == thread.EventId && record.WithdrawnAt == null)
            && context.Revisions.Any(revision => revision.EventId == thread.EventId && revision.Number == thread.Revision && revision.Answers != null));
        return scope.IsAll ? threads : threads.Where(thread => scope.Named.Contains(thread.SenderId) || (thread.ReceiverId != null && scope.Named.Contains(thread.ReceiverId.Value)));
    }

    /// <summary>Whoever sends a record reads it and answers for what goes along.</summary>
    public static bool MaySend(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return record.OrganisationId == person.OrganisationId && EventAccess.MayRead(person, record) && person.May(Permission.ShareRecords);
    }
}
