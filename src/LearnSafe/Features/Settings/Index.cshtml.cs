using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Files;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Settings;

/// <summary>The settings of the organisation that the person acts for, on one page.</summary>
[May(Permission.ManageOrganisation)]
[RequestSizeLimit(MostInRequest)]
public sealed class IndexModel(OrganisationSettingsService service, CurrentPersonService people, BankHolidays holidays) : OrganisationPage(people)
{
    private const int MostInRequest = 1024 * 1024;

    public static readonly IReadOnlyList<CheckboxItem> Days = [.. WorkingWeek.InOrder.Select(day => new CheckboxItem(day.ToString(), day.ToString()))];

    public static readonly IReadOnlyList<RadioItem> YesNo = [new("true", "Yes"), new("false", "No")];

    public static readonly IReadOnlyList<RadioItem> Sharing =
    [
        new("false", "Records may be shared", "The usual choice: more can be learned from them."),
        new("true", "Records may not be shared", "They reach NHS England with the mark DataSharingOptOut."),
    ];

    [BindProperty]
    [StringLength(200, ErrorMessage = "The display name must be 200 characters or fewer")]
    public string? DisplayName { get; set; }

    [BindProperty]
    public IReadOnlyList<string> WorkingDays { get; set; } = [];

    [BindProperty]
    public string? WorksOnBankHolidays { get; set; }

    [BindProperty]
    public string? OptOut { get; set; }

    [BindProperty]
    public IFormFile? Logo { get; set; }

    [BindProperty]
    public bool RemoveLogo { get; set; }

    /// <summary>The state that was on screen.</summary>
    [BindProperty]
    public long Seen { get; set; }

    public string? LogoHref { get; private set; }

    /// <summary>Only providers send records.</summary>
    public bool Shares => Person.Kind == OrganisationKind.Provider;

    public string HolidaysKnown => string.Create(CultureInfo.InvariantCulture, $"The bank holidays of England are known from {holidays.From} to {holidays.Until}.");

    public async Task OnGetAsync()
    {
        var settings = await service.FindAsync(OrganisationId);
        (DisplayName, Seen) = (settings.DisplayName, settings.UpdatedAt.Ticks);
        WorkingDays = [.. WorkingWeek.FromBits(settings.WorkingDays).Select(day => day.ToString())];
        (WorksOnBankHolidays, OptOut) = (Word(settings.WorksOnBankHolidays), Word(Person.DataSharingOptOut));
        await ShowLogoAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var days = WorkingDays.Where(name => Enum.TryParse<DayOfWeek>(name, out _)).Select(Enum.Parse<DayOfWeek>).ToHashSet();
        if (days.Count == 0) ModelState.AddModelError(nameof(WorkingDays), "Select at least one working day");
        var (logo, type) = RemoveLogo ? ([], null) : await ReadLogoAsync();
        if (!ModelState.IsValid) return await RefusedAsync();
        var change = new SettingsChange(DisplayName, days, WorksOnBankHolidays == "true", Shares && OptOut is "true" or "false" ? OptOut == "true" : null, logo, type);
        if (!await service.ChangeAsync(OrganisationId, new DateTime(Seen, DateTimeKind.Utc), change, Actor))
        {
            ModelState.AddModelError("", "Somebody else changed the settings while you were here. Nothing was saved: open the page again to see what they chose");
            return await RefusedAsync();
        }

        TempData.Say("The settings are saved");
        return Redirect(SettingsLinks.Page);
    }

    private async Task<(byte[]? Content, string? MediaType)> ReadLogoAsync()
    {
        if (Logo is null) return (null, null);
        using var content = new MemoryStream();
        await Logo.CopyToAsync(content);
        var inspection = AttachedFile.Inspect(content.ToArray(), Logo.FileName);
        if (inspection.File is not { Type: AttachedFileType.Png or AttachedFileType.Jpeg } file) ModelState.AddModelError(nameof(Logo), inspection.File is null ? inspection.Refusal! : "The logo must be a PNG or JPEG");
        else if (file.Content.Length > OrganisationSettings.LargestLogo) ModelState.AddModelError(nameof(Logo), "The logo must be 100KB or smaller");
        else return (file.Content, file.MediaType);
        return (null, null);
    }

    private async Task<IActionResult> RefusedAsync()
    {
        await ShowLogoAsync();
        return Refused();
    }

    private async Task ShowLogoAsync() => LogoHref = (await service.ShownAsync(OrganisationId)).LogoHref;

    private static string Word(bool value) => value ? "true" : "false";
}
