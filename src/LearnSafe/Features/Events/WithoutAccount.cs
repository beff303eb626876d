namespace LearnSafe.Features.Events;

/// <summary>Records that somebody without an account told: neither a person nor a program signed for them.</summary>
public static class WithoutAccount
{
    private const string Staff = "3";

    /// <summary>Who told it, as far as anybody knows: "From a patient or carer"; null where it was recorded with an account or a key.</summary>
    public static string? From(EventRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return !Told(record) ? null : record.Answers.First("ReporterType") == Staff ? "Anonymous member of staff" : "From a patient or carer";
    }

    /// <summary>The same as who did it.</summary>
    internal static string? Who(EventRecord record) => !Told(record) ? null : record.Answers.First("ReporterType") == Staff ? "A member of staff who stays anonymous" : "A patient or carer, without an account";

    private static bool Told(EventRecord record) => record.Event.ReporterId is null && record.Event.ApiKeyId is null && record.Answers.First("IsAnonymous") == "true";
}
