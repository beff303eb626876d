using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.Events;

/// <summary>Who may do what with a record. The one place that says so.</summary>
public static class EventAccess
{
    /// <summary>
    /// One's own records; every record of the organisation for its safety lead and administrator, but for those that are kept from them. One record of
    /// another organisation alone: where it is kept from everybody there and was passed to the lead of a network above it.
    /// </summary>
    public static bool MayRead(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        if (person.KeptFrom.Contains(record.Id)) return false;
        return IsPassedTo(person, record)
            || (record.OrganisationId == person.OrganisationId && (SeesAll(person) || (record.ReporterId == person.Id && person.May(Permission.RecordEvents))));
    }

    /// <summary>Whether the person reviews a record that is kept from somebody else, and still is who they were then.</summary>
    public static bool IsPassedTo(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return person.PassedTo.Contains(record.Id) && !person.KeptFrom.Contains(record.Id)
            && (person.May(Permission.ReadRecords, record.OrganisationId) || person.May(Permission.ReadDeidentifiedRecords, record.OrganisationId));
    }

    /// <summary>Every record of the organisation that the person acts for, but for those that are kept from them: what lists, counts and files of records begin with.</summary>
    public static IQueryable<PatientSafetyEvent> OfOrganisation(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        return NotKept(context.Events.Where(record => record.OrganisationId == person.OrganisationId), person);
    }

    private static IQueryable<PatientSafetyEvent> NotKept(IQueryable<PatientSafetyEvent> records, CurrentPerson person) =>
        person.KeptFrom.Count == 0 ? records : records.Where(record => !person.KeptFrom.Contains(record.Id));

    /// <summary>One's own, and for those who may put right the records of others, all that they may read: by a revision that leaves the old one readable.</summary>
    public static bool MayRevise(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return record.WithdrawnAt is null && record.OrganisationId == person.OrganisationId && MayRead(person, record) && (record.ReporterId == person.Id || person.May(Permission.ReviseRecords));
    }

    public static bool MayWithdraw(CurrentPerson person, PatientSafetyEvent record) => MayRevise(person, record);

    /// <summary>Whoever reviews the record says what was learned and changed: who looks after all records of the organisation, or the one it was passed to.</summary>
    public static bool MayWriteFeedback(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return IsPassedTo(person, record) || (record.OrganisationId == person.OrganisationId && MayRead(person, record) && SeesAll(person) && person.May(Permission.ReviseRecords));
    }

    /// <summary>Who answers the people who told something without an account need not be somebody who may read the record; a record that is kept from them is kept with its messages.</summary>
    public static bool MayAnswerPerson(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return record.OrganisationId == person.OrganisationId && person.May(Permission.AnswerPeople) && !person.KeptFrom.Contains(record.Id);
    }

    /// <summary>The reporter may leave the patient's number; only the safety lead may see it.</summary>
    public static bool MaySeePatientNumber(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return record.OrganisationId == person.OrganisationId && MayRead(person, record) && person.May(Permission.SeePatientNumbers);
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
        return MayRead(person, record) && (record.ReporterId == person.Id || person.May(Permission.SeeReporters) || IsPassedTo(person, record));
    }

    /// <summary>Whoever releases wording reads the record and answers for it.</summary>
    public static bool MayRelease(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return record.OrganisationId == person.OrganisationId && MayRead(person, record) && person.May(Permission.ReleaseWording);
    }

    /// <summary>
    /// The records whose coded answers the person may read without their names. Across organisations no other text is readable than released
    /// wording: lists, search, likeness and themes there read <see cref="ReleasedWording"/> and never a revision's own free text.
    /// </summary>
    public static IQueryable<PatientSafetyEvent> AcrossOrganisations(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return NotKept(Standing(context, person.Access.Where(Permission.ReadDeidentifiedRecords)), person);
    }

    /// <summary>The records that the person may read in full, wherever they act now: those of the providers whose every record they read.</summary>
    public static IQueryable<PatientSafetyEvent> InFull(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return NotKept(Standing(context, person.Access.Where(Permission.ReadRecords)), person);
    }

    /// <summary>The records that are counted in the person's totals.</summary>
    public static IQueryable<PatientSafetyEvent> Counted(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return NotKept(Standing(context, person.Access.Where(Permission.ReadAggregates)), person);
    }

    /// <summary>Whether the person may read every record that is counted in their totals.</summary>
    public static bool SeesTrueCounts(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var (counted, own, across) = (person.Access.Where(Permission.ReadAggregates), person.Access.Where(Permission.ReadRecords), person.Access.Where(Permission.ReadDeidentifiedRecords));
        return own.IsAll || across.IsAll || (!counted.IsAll && counted.Named.All(organisation => own.Holds(organisation) || across.Holds(organisation)));
    }

    /// <summary>Those that go on by themselves: what is joined to another tells of the same event, which is counted once.</summary>
    public static IQueryable<PatientSafetyEvent> NotJoined(LearnSafeContext context, IQueryable<PatientSafetyEvent> records)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(records);
        return records.Where(record => !context.RecordJoins.Any(join => join.EventId == record.Id && join.EndedAt == null));
    }

    /// <summary>Neither withdrawn nor erased, and of those that tell of the same event the one that goes on.</summary>
    private static IQueryable<PatientSafetyEvent> Standing(LearnSafeContext context, OrganisationSet scope)
    {
        ArgumentNullException.ThrowIfNull(context);
        var records = context.Events.Where(record => record.WithdrawnAt == null && context.Revisions.Any(revision => revision.EventId == record.Id && revision.Number == record.CurrentRevision && revision.Answers != null));
        records = NotJoined(context, records);
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
