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
