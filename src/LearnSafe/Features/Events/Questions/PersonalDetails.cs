using LearnSafe.Domain.Privacy;

namespace LearnSafe.Features.Events.Questions;

/// <summary>Finds what looks like a personal detail in the answer to a question, whoever wrote it: a person on these pages or a program.</summary>
public static class PersonalDetails
{
    /// <summary>Asks for a work telephone number or e-mail address: they are what it is for.</summary>
    private const string ReporterContact = "ReporterContact";

    /// <summary>Numbers of batches and reports. One in eleven of those with ten digits would pass for an NHS number, and others for a telephone number.</summary>
    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal)
    {
        "BloodProductsBatch", "SabreReportNumber", "ShotReportNumber", "NhsbtReportNumber", "MarvinReferenceNumber", "YellowCardReference", "RadiotherapyIncidentCode",
    };

    public static IReadOnlyList<PrivacyFinding> In(string question, string text)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question == ReporterContact) return [];
        var found = PrivacyCheck.Find(text);
        return Numbers.Contains(question) ? [.. found.Where(finding => finding.Kind is not (PrivacyKind.NhsNumber or PrivacyKind.Phone))] : found;
    }
}
