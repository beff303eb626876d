using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Candour;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Candour;

/// <summary>Who answers to CQC for an organisation, which of its activities are regulated, and by when it wants people told.</summary>
[May(Permission.ManageOrganisation)]
public sealed class SettingsModel(CandourSettingsService service, CandourRules rules, CurrentPersonService people) : OrganisationPage(people)
{
    [BindProperty]
    public string? Registered { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Activities { get; set; } = [];

    [BindProperty]
    public string? TellDays { get; set; }

    [BindProperty]
    public string? WriteDays { get; set; }

    /// <summary>The state that was on screen.</summary>
    [BindProperty]
    public long Seen { get; set; }

    /// <summary>What is proposed and nobody has confirmed; null where somebody has said who it is.</summary>
    public RegisteredPerson? Proposed { get; private set; }

    public int Version => rules.Version;

    public IReadOnlyList<RadioItem> Bodies => [.. rules.RegisteredPeople.Select(person => new RadioItem(person.Name, person.Title, $"{person.Hint} {(rules.Tests.FirstOrDefault(test => test.Name == person.Test) is { } test ? $"Test: regulation {test.Paragraph}." : "")}".TrimEnd()))];

    public IReadOnlyList<CheckboxItem> Regulated => [.. rules.Activities.Select(activity => new CheckboxItem(activity.Name, activity.Title))];

    public async Task OnGetAsync()
    {
        var settings = await service.FindAsync(OrganisationId);
        Proposed = settings.RegisteredPerson is null ? rules.Proposed(Person.CareSetting) : null;
        (Registered, Activities, Seen) = (settings.RegisteredPerson ?? Proposed?.Name, settings.Activities.Split(' ', StringSplitOptions.RemoveEmptyEntries), settings.UpdatedAt.Ticks);
        (TellDays, WriteDays) = (settings.TellDays.ToString(CultureInfo.InvariantCulture), settings.WriteDays.ToString(CultureInfo.InvariantCulture));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var person = rules.Find(Registered);
        if (person is null) ModelState.AddModelError(nameof(Registered), "Select who is registered with CQC");
        var (tell, write) = (ReadDays(nameof(TellDays), TellDays), ReadDays(nameof(WriteDays), WriteDays));
        if (!ModelState.IsValid) return Refused();
        var named = rules.Activities.Select(activity => activity.Name).Where(Activities.Contains).ToList();
        if (!await service.ChangeAsync(OrganisationId, new DateTime(Seen, DateTimeKind.Utc), person!.Name, named, tell, write, Actor))
        {
            ModelState.AddModelError("", "Somebody else changed the settings while you were here. Nothing was saved: open the page again to see what they chose");
            return Refused();
        }

        TempData.Say("The settings are saved. Cases that are open keep their dates");
        return Redirect(CandourLinks.Settings);
    }

    private int ReadDays(string name, string? typed)
    {
        if (int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= CandourSettings.MostDays) return days;
        ModelState.AddModelError(name, "The target must be a number of working days from 1 to 60");
        return 0;
    }
}
