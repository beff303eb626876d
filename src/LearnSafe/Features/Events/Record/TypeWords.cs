using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events.Record;

/// <summary>How the pages speak of recording each type of event.</summary>
public static class TypeWords
{
    /// <summary>Said where an organisation had its last day while somebody wrote.</summary>
    public static string Closed(string organisation) => $"Nothing was recorded: {organisation} is closed and takes no new records. Your draft is kept";

    /// <summary>Over the pages of the form.</summary>
    public static string Caption(EventType type) => type switch
    {
        EventType.Incident => "Record an incident",
        EventType.GoodCare => "Record good care",
        EventType.Risk => "Record a risk",
        _ => "Record an outcome",
    };

    /// <summary>What it is, so that somebody who has never recorded one can choose.</summary>
    public static string Meaning(EventType type) => type switch
    {
        EventType.Incident => "Something unexpected happened, or something that should have happened did not, and a patient was harmed or could have been. A near miss is an incident.",
        EventType.GoodCare => "Care that went well, and that others could learn from.",
        EventType.Risk => "Something that could harm patients in the future. Nobody has been affected yet.",
        _ => "A poor outcome that is recorded as routine, where it is not known yet whether an incident caused it.",
    };
}
