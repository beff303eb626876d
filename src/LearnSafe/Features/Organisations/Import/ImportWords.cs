using System.Globalization;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Organisations.Import;

/// <summary>The words that a file may use for kinds, care settings and days.</summary>
internal static class ImportWords
{
    private static readonly string[] DayShapes = ["yyyy-MM-dd", "yyyyMMdd", "dd/MM/yyyy"];

    private static readonly Dictionary<string, CareSetting> Settings = CareSettings.All.SelectMany(setting => new (string, CareSetting)[] { (Plain(setting.ToString()), setting), (Plain(setting.Title()), setting) })
        .Concat([("gp", CareSetting.GeneralPractice), ("gppractice", CareSetting.GeneralPractice), ("pharmacy", CareSetting.CommunityPharmacy), ("optometry", CareSetting.Optical), ("optician", CareSetting.Optical), ("dentist", CareSetting.Dental)])
        .DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    private static readonly Dictionary<string, OrganisationKind> Kinds = Enum.GetValues<OrganisationKind>().Where(kind => kind != OrganisationKind.Unknown)
        .SelectMany(kind => new (string, OrganisationKind)[] { (Plain(kind.ToString()), kind), (Plain(kind.Title()), kind) })
        .Concat([("pcn", OrganisationKind.PrimaryCareNetwork), ("icb", OrganisationKind.IntegratedCareBoard), ("group", OrganisationKind.OwnerGroup), ("ro272", OrganisationKind.PrimaryCareNetwork), ("ro318", OrganisationKind.IntegratedCareBoard), ("ro181", OrganisationKind.OwnerGroup)])
        .DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    // ODS roles that say both at once.
    private static readonly Dictionary<string, CareSetting> Roles = new(StringComparer.Ordinal) { ["ro76"] = CareSetting.GeneralPractice, ["ro182"] = CareSetting.CommunityPharmacy };

    /// <summary>Small letters and figures alone: "Parent codes", "PARENT_CODES" and "parentCodes" are one.</summary>
    public static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    public static CareSetting? Setting(string text) => Settings.TryGetValue(Plain(text), out var setting) ? setting : null;

    /// <summary>A kind, or a word that names a provider by its care setting.</summary>
    public static (OrganisationKind? Kind, CareSetting? Setting) Kind(string text)
    {
        var word = Plain(text);
        if (Kinds.TryGetValue(word, out var kind)) return (kind, null);
        return Roles.TryGetValue(word, out var setting) || Settings.TryGetValue(word, out setting) ? (OrganisationKind.Provider, setting) : (null, null);
    }

    public static DateOnly? Day(string text) => DateOnly.TryParseExact(text, DayShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
