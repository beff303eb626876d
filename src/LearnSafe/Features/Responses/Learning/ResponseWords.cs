using LearnSafe.Domain.Responses;
using LearnSafe.Features.Shared.Nhsuk;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>How responses are spoken of on pages.</summary>
internal static class ResponseWords
{
    public static string Title(this SeipsEffect effect) => effect switch
    {
        SeipsEffect.Hindered => "Made good care harder",
        SeipsEffect.Helped => "Made good care easier",
        _ => "Both harder and easier",
    };

    public static string Title(this FindingStrength strength) => strength switch
    {
        FindingStrength.Reported => "Reported",
        FindingStrength.Observed => "Observed",
        _ => "Corroborated",
    };

    public static string Title(this WorkView view) => view switch
    {
        WorkView.Done => "Work as done",
        WorkView.Imagined => "Work as imagined",
        WorkView.Prescribed => "Work as prescribed",
        _ => "Work as disclosed",
    };

    public static string Title(this ParticipantCapacity capacity) => capacity switch
    {
        ParticipantCapacity.Staff => "Staff",
        ParticipantCapacity.Patient => "Patient",
        ParticipantCapacity.Family => "Family or carer",
        ParticipantCapacity.PatientSafetyPartner => "Patient safety partner",
        ParticipantCapacity.Expert => "Expert",
        _ => "Observer",
    };

    public static string Title(this QualityRating rating) => rating switch
    {
        QualityRating.Good => "Good evidence",
        QualityRating.Some => "Some evidence",
        QualityRating.Little => "Little evidence",
        _ => "Not applicable",
    };

    public static IEnumerable<SelectItem> Elements => Enum.GetValues<SeipsElement>().Select(element => new SelectItem(element.ToString(), element.Name())).Prepend(new SelectItem("", "Choose"));

    public static IEnumerable<SelectItem> Capacities => Enum.GetValues<ParticipantCapacity>().Select(capacity => new SelectItem(capacity.ToString(), capacity.Title())).Prepend(new SelectItem("", "Choose"));

    public static IEnumerable<SelectItem> Strengths =>
    [
        new(nameof(FindingStrength.Reported), "Reported: somebody told it"), new(nameof(FindingStrength.Observed), "Observed: somebody saw it"), new(nameof(FindingStrength.Corroborated), "Corroborated: several sources agree"),
    ];

    public static IEnumerable<SelectItem> Views =>
    [
        new(nameof(WorkView.Done), "Work as done: how it goes"), new(nameof(WorkView.Imagined), "Work as imagined: how others think it goes"),
        new(nameof(WorkView.Prescribed), "Work as prescribed: how it is written"), new(nameof(WorkView.Disclosed), "Work as disclosed: how people tell it"),
    ];

    /// <summary>The beginning of a finding, to tell it from others.</summary>
    public static string Short(this SeipsFinding finding, int most) => $"{finding.Element.Name()}: {(finding.Text.Length > most ? finding.Text[..most] + "…" : finding.Text)}";
}
