namespace LearnSafe.Domain.Nhs;

/// <summary>What each care setting is called, and how LFPSE's taxonomy 5 codes it.</summary>
public static class CareSettings
{
    /// <summary>All four, in the order in which they are listed on a page.</summary>
    public static IReadOnlyList<CareSetting> All { get; } =
        [CareSetting.GeneralPractice, CareSetting.CommunityPharmacy, CareSetting.Optical, CareSetting.Dental];

    /// <summary>The name as shown: "General practice".</summary>
    public static string Title(this CareSetting setting) => setting switch
    {
        CareSetting.GeneralPractice => "General practice",
        CareSetting.CommunityPharmacy => "Community pharmacy",
        CareSetting.Optical => "Optical practice",
        CareSetting.Dental => "Dental practice",
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting, "Not a care setting."),
    };

    /// <summary>The code of this setting for the elements ServiceArea and RiskServiceArea (code system <c>service-type-5</c>).</summary>
    public static string ServiceAreaCode(this CareSetting setting) => setting switch
    {
        CareSetting.GeneralPractice => "17",
        CareSetting.CommunityPharmacy => "9",
        CareSetting.Optical => "10",
        CareSetting.Dental => "11",
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting, "Not a care setting."),
    };

    /// <summary>
    /// The code of the usual place for the element LocationWithinService (code system <c>incident-location-5</c>). Optical and
    /// dental practices have no place of their own there: they are "another healthcare building".
    /// </summary>
    public static string LocationWithinServiceCode(this CareSetting setting) => setting switch
    {
        CareSetting.GeneralPractice => "11",
        CareSetting.CommunityPharmacy => "12",
        CareSetting.Optical or CareSetting.Dental => "5",
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting, "Not a care setting."),
    };
}
