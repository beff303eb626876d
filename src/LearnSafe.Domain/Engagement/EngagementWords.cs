namespace LearnSafe.Domain.Engagement;

/// <summary>What pages call the things of an engagement.</summary>
public static class EngagementWords
{
    public static string Title(this AffectedKind kind) => kind switch
    {
        AffectedKind.Patient => "Patient",
        AffectedKind.Family => "Family",
        AffectedKind.Carer => "Carer",
        AffectedKind.Staff => "Member of staff",
        _ => "Somebody else",
    };

    public static string Title(this Involvement choice) => choice switch
    {
        Involvement.Full => "Wants to take part throughout",
        Involvement.Partial => "Wants to take part in some of it",
        Involvement.Updates => "Wants to be kept up to date",
        Involvement.None => "Does not want to be involved",
        _ => "Not asked yet",
    };

    public static string Title(this Consent consent) => consent switch
    {
        Consent.Given => "Agrees",
        Consent.Refused => "Does not agree",
        _ => "Not asked yet",
    };

    public static string Title(this ContactMethod method) => method switch
    {
        ContactMethod.InPerson => "In person",
        ContactMethod.Phone => "By phone",
        ContactMethod.Video => "By video",
        ContactMethod.Letter => "By letter",
        ContactMethod.Email => "By email",
        _ => "By text message",
    };

    public static string Title(this SupportOffer offer) => offer switch
    {
        SupportOffer.NamedSupporter => "A named supporter",
        SupportOffer.Debrief => "A debrief soon after the event",
        SupportOffer.OccupationalHealth => "Occupational health or Practitioner Health",
        SupportOffer.TimeOut => "Time out",
        SupportOffer.DefenceBody => "A word with their defence body or union",
        SupportOffer.Feedback => "To hear what was learned",
        SupportOffer.SeeWhatIsWritten => "To see what is written before it is final",
        _ => "To take part as a contributor",
    };

    public static string Title(this OfferState state) => state switch
    {
        OfferState.Offered => "Offered",
        OfferState.Accepted => "Accepted",
        OfferState.Declined => "Declined",
        _ => "Not offered yet",
    };

    /// <summary>"Step 2 of 4", "Paused at step 2", "Ended".</summary>
    /// <param name="step">From 1 to 4.</param>
    public static string Title(this EngagementState state, int step) => state switch
    {
        EngagementState.Paused => FormattableString.Invariant($"Paused at step {step}"),
        EngagementState.Closed => "Ended",
        _ => FormattableString.Invariant($"Step {step} of {EngagementGuide.StepCount}"),
    };
}
