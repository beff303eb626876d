namespace LearnSafe.Features.PublicForms;

/// <summary>From the section <c>PublicForms</c> of the settings.</summary>
public sealed class PublicFormSettings
{
    /// <summary>Days, at least 1: how to reach somebody is deleted after that.</summary>
    public int KeepContactDays { get; set; } = 180;

    /// <summary>New forms that one address may begin in ten minutes: a whole waiting room may share one.</summary>
    public int StartsInTenMinutes { get; set; } = 40;

    /// <summary>Forms that one address may send in an hour.</summary>
    public int SentAnHour { get; set; } = 30;

    /// <summary>Forms that one provider takes in an hour, whoever sends them.</summary>
    public int TakenAnHour { get; set; } = 120;

    /// <summary>Receipt codes that one address may try in ten minutes.</summary>
    public int CodesInTenMinutes { get; set; } = 20;

    /// <summary>Messages that one receipt code may send in an hour.</summary>
    public int MessagesAnHour { get; set; } = 20;
}
