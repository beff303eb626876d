namespace LearnSafe.Domain.Access;

/// <summary>Something that a person may do. Every page and endpoint names the one it needs; roles, which are data, hold them at a scope.</summary>
public enum Permission
{
    /// <summary>Record events for the organisation, and see one's own drafts and records.</summary>
    RecordEvents,

    /// <summary>Read every record of the organisation, free text included. Never beyond a single provider.</summary>
    ReadRecords,

    /// <summary>Put right and withdraw records of others.</summary>
    ReviseRecords,

    /// <summary>Review what is recorded: take it on, pass it to a colleague, ask its reporter, say what was learned.</summary>
    ReviewRecords,

    /// <summary>Decide how an organisation responds to its records, and note whom else it told.</summary>
    DecideResponses,

    /// <summary>Begin and lead learning responses, and read all of the organisation's. Whoever takes part in one works on that one without it.</summary>
    LeadResponses,

    /// <summary>Keep the organisation's areas for improvement, safety actions and measures. An action's owner reports on that one without it.</summary>
    ManageActions,

    /// <summary>Keep the record of how patients, families and staff who are affected are engaged. It opens only what one leads or is named in.</summary>
    EngagePeople,

    /// <summary>Judge whether the duty of candour applies, and carry it out.</summary>
    CarryOutCandour,

    /// <summary>Use the just culture guide, apart from everything that is learned.</summary>
    UseJustCulture,

    /// <summary>Publish what was learned, to one's own organisation and beyond.</summary>
    PublishLearning,

    /// <summary>Read learning summaries that were shared with the organisation.</summary>
    ReadLearning,

    /// <summary>Know who recorded an event.</summary>
    SeeReporters,

    /// <summary>See a patient's number in the local system, so that the patient can be found.</summary>
    SeePatientNumbers,

    /// <summary>Release wording of a record to other organisations.</summary>
    ReleaseWording,

    /// <summary>Send a record to another organisation, and answer one that came.</summary>
    ShareRecords,

    /// <summary>Read and answer the messages of people who told something without an account.</summary>
    AnswerPeople,

    /// <summary>Read coded answers and released wording of the organisations in the scope.</summary>
    ReadDeidentifiedRecords,

    /// <summary>See totals of the scope.</summary>
    ReadAggregates,

    /// <summary>Approve, suspend and invite people of the scope, and give them roles.</summary>
    ManagePeople,

    /// <summary>Change the organisation's settings, contacts, retention and holds.</summary>
    ManageOrganisation,

    /// <summary>Make, rotate and revoke the keys of programs.</summary>
    ManageKeys,

    /// <summary>Search the history of changes and the log of who read what.</summary>
    ReadHistory,

    /// <summary>Put together everything that is held on one person, free text and other people's names included, for a subject access request.</summary>
    AnswerSubjectAccess,

    /// <summary>Look organisations up. Their names, codes and contacts are no secret to anybody with an account.</summary>
    SeeOrganisations,

    /// <summary>Register, change, import and close organisations.</summary>
    MaintainOrganisations,

    /// <summary>Settings of the installation.</summary>
    ManageInstallation,
}
