namespace LearnSafe.Domain.Engagement;

/// <summary>Who somebody is who is affected by an event.</summary>
public enum AffectedKind
{
    Patient,
    Family,
    Carer,

    /// <summary>Staff are affected as well as patients and families.</summary>
    Staff,
    Other,
}

/// <summary>How somebody wants to take part in the learning response.</summary>
public enum Involvement
{
    NotAsked,
    Full,
    Partial,

    /// <summary>To be told how it goes, and nothing more.</summary>
    Updates,
    None,
}

/// <summary>Whether somebody agrees that their contact details are kept.</summary>
public enum Consent
{
    NotAsked,
    Given,
    Refused,
}

/// <summary>How a contact was made.</summary>
public enum ContactMethod
{
    InPerson,
    Phone,
    Video,
    Letter,
    Email,
    Text,
}
