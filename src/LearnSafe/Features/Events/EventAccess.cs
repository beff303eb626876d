using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.Events;

/// <summary>Who may do what with a record. The one place that says so.</summary>
public static class EventAccess
{
    /// <summary>One's own records; every record of the organisation for its safety lead and administrator.</summary>
    public static bool MayRead(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return record.OrganisationId == person.OrganisationId && (SeesAll(person) || (record.ReporterId == person.Id && person.May(Permission.RecordEvents)));
    }

    /// <summary>One's own, and for those who may put right the records of others, all that they may read: by a revision that leaves the old one readable.</summary>
    public static bool MayRevise(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.WithdrawnAt is null && MayRead(person, record) && (record.ReporterId == person.Id || person.May(Permission.ReviseRecords));
    }

    public static bool MayWithdraw(CurrentPerson person, PatientSafetyEvent record) => MayRevise(person, record);

    /// <summary>The reporter may leave the patient's number; only the safety lead may see it.</summary>
    public static bool MaySeePatientNumber(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        return MayRead(person, record) && person.May(Permission.SeePatientNumbers);
    }

    /// <summary>The reporter and the safety lead know who the patient is and who must call them.</summary>
    public static bool MayKeepPatientNumber(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        return MayRevise(person, record) && (record.ReporterId == person.Id || person.May(Permission.SeePatientNumbers));
    }

    /// <summary>Who recorded an event is known to themselves and to the safety lead, who may need to ask.</summary>
    public static bool MaySeeReporter(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return MayRead(person, record) && (record.ReporterId == person.Id || person.May(Permission.SeeReporters));
    }

    /// <summary>Whoever releases wording reads the record and answers for it.</summary>
    public static bool MayRelease(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        return MayRead(person, record) && person.May(Permission.ReleaseWording);
    }

    /// <summary>
    /// The records whose coded answers the person may read without their names. Across organisations no other text is readable than released
    /// wording: lists, search, likeness and themes there read <see cref="ReleasedWording"/> and never a revision's own free text.
    /// </summary>
    public static IQueryable<PatientSafetyEvent> AcrossOrganisations(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return Standing(context, person.Access.Where(Permission.ReadDeidentifiedRecords));
    }

    /// <summary>The records that are counted in the person's totals.</summary>
    public static IQueryable<PatientSafetyEvent> Counted(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return Standing(context, person.Access.Where(Permission.ReadAggregates));
    }

    /// <summary>Whether the person may read every record that is counted in their totals.</summary>
    public static bool SeesTrueCounts(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var (counted, own, across) = (person.Access.Where(Permission.ReadAggregates), person.Access.Where(Permission.ReadRecords), person.Access.Where(Permission.ReadDeidentifiedRecords));
        return own.IsAll || across.IsAll || (!counted.IsAll && counted.Named.All(organisation => own.Holds(organisation) || across.Holds(organisation)));
    }

    /// <summary>Neither withdrawn nor erased.</summary>
    private static IQueryable<PatientSafetyEvent> Standing(LearnSafeContext context, OrganisationSet scope)
    {
        ArgumentNullException.ThrowIfNull(context);
        var records = context.Events.Where(record => record.WithdrawnAt == null && context.Revisions.Any(revision => revision.EventId == record.Id && revision.Number == record.CurrentRevision && revision.Answers != null));
        return scope.IsAll ? records : records.Where(record => scope.Named.Contains(record.OrganisationId));
    }

    /// <summary>Who has opened a record concerns whoever recorded it, and those who look after reporters and the log.</summary>
    public static bool MaySeeReaders(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return MayRead(person, record) && (record.ReporterId == person.Id || person.May(Permission.SeeReporters) || person.May(Permission.ReadHistory));
    }

    public static bool SeesAll(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.May(Permission.ReadRecords);
    }
}
