namespace LearnSafe.Domain.Engagement;

/// <summary>What a member of staff who is affected can be offered. A proposal after the national guide; nothing of it is compulsory.</summary>
public enum SupportOffer
{
    NamedSupporter,
    Debrief,
    OccupationalHealth,
    TimeOut,
    DefenceBody,
    Feedback,
    SeeWhatIsWritten,
    Contributor,
}

/// <summary>What became of an offer.</summary>
public enum OfferState
{
    NotOffered,
    Offered,
    Accepted,
    Declined,
}
