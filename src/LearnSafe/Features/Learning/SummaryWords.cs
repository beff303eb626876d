using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Learning;

/// <summary>How a summary's coded parts are stored and put into words.</summary>
internal static class SummaryWords
{
    /// <summary>The element of the national taxonomy whose answers say what was involved.</summary>
    public const string InvolvedElement = "InvolvedAgents";

    /// <summary>"None of the above" is an answer about a record and nothing to look for.</summary>
    private const string None = "10";

    public static IReadOnlyList<Concept> InvolvedChoices(LfpseContent lfpse) => [.. (lfpse.Current.Element(InvolvedElement)?.CodeSystem?.Concepts ?? []).Where(concept => concept.Code != None)];

    /// <summary>Between commas, so that one is found whole.</summary>
    public static string Listed(IReadOnlyList<string> values) => values.Count == 0 ? "" : $",{string.Join(',', values.Distinct(StringComparer.Ordinal))},";

    public static IReadOnlyList<string> Values(string listed) => listed.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The day, UK time: others need no minute.</summary>
    public static string Day(DateTime utc) => UkTime.Text(DateOnly.FromDateTime(UkTime.FromUtc(utc)));

    public static IEnumerable<string> Services(string listed) => Values(listed).Select(name => Enum.TryParse<CareSetting>(name, out var setting) ? setting.Title() : name);

    public static IEnumerable<string> Involved(LfpseContent lfpse, string listed) => Values(listed).Select(code => lfpse.Current.Display(InvolvedElement, code));

    /// <summary>Whose learning it is, as a reader sees it: by name to their own people and where the organisation chose so, else by kind and nearness.</summary>
    public static string ShownAs(Guid owner, string name, CareSetting? setting, bool showsName, Guid reader, SummaryReach reach)
    {
        if (showsName || owner == reader) return name;
        var kind = setting switch
        {
            CareSetting.GeneralPractice => "A GP practice",
            CareSetting.CommunityPharmacy => "A community pharmacy",
            CareSetting.Optical => "An optical practice",
            CareSetting.Dental => "A dental practice",
            _ => "An organisation",
        };
        return reach.Reaches(owner, SummaryScope.Network, reader) ? $"{kind} in your network" : reach.Reaches(owner, SummaryScope.CareBoard, reader) ? $"{kind} in your care board’s area" : kind;
    }

    /// <summary>How far it has come, and the colour of its tag.</summary>
    public static (string Text, string Colour) Tag(SummaryState state) => state switch
    {
        SummaryState.Draft => ("Draft", "grey"),
        SummaryState.Waits => ("Waits for a second person", "orange"),
        SummaryState.Published => ("Published", "green"),
        _ => ("Withdrawn", "grey"),
    };
}
