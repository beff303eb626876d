using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Retention;

namespace LearnSafe.Features.Engagement;

/// <summary>Who may do what with a case. Neither the safety lead nor an administrator opens one that they do not lead and are not named in.</summary>
public static class EngagementAccess
{
    /// <summary>What the person leads or is named in, where they act, and where no record of it is kept from them.</summary>
    public static IQueryable<EngagementCase> Open(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        if (!person.May(Permission.EngagePeople)) return context.EngagementCases.Where(_ => false);
        return NotKept(context, context.EngagementCases.Where(one => one.OrganisationId == person.OrganisationId
            && (one.LeadId == person.Id || context.EngagementReaders.Any(reader => reader.CaseId == one.Id && reader.PersonId == person.Id))), person.Id);
    }

    /// <summary>Those of which no record is kept from the person.</summary>
    public static IQueryable<EngagementCase> NotKept(LearnSafeContext context, IQueryable<EngagementCase> cases, Guid person) =>
        cases.Where(one => !context.EngagementRecords.Any(record => record.CaseId == one.Id && context.KeptFrom.Any(kept => kept.EventId == record.EventId && kept.PersonId == person)));

    /// <summary>Who engages people need not be somebody who may read the record; one that is kept from them is kept with its engagement.</summary>
    public static bool MayBegin(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return record.OrganisationId == person.OrganisationId && person.May(Permission.EngagePeople) && !person.KeptFrom.Contains(record.Id) && record.WithdrawnAt is null;
    }

    /// <summary>Who sees the case, whether it is closed and who leads it are decided by its lead alone.</summary>
    public static bool MayLead(CurrentPerson person, EngagementCase one)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(one);
        return one.LeadId == person.Id;
    }

    /// <summary>The cases that a legal hold keeps: with any of their records, or with the whole organisation.</summary>
    public static IQueryable<EngagementCase> Held(LearnSafeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.EngagementCases.Where(one => context.EngagementRecords.Any(record => record.CaseId == one.Id && LegalHoldService.HeldRecords(context).Any(held => held.Id == record.EventId))
            || context.LegalHolds.Any(hold => hold.ReleasedAt == null && hold.EventId == null && hold.PersonId == null && hold.OrganisationId == one.OrganisationId));
    }
}
