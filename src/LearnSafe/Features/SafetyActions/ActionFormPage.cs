using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.SafetyActions;

/// <summary>Where an action is written, new or once more.</summary>
public abstract class ActionFormPage(CurrentPersonService people, ActionReading reading, ActionContent content, TimeProvider clock) : ActionsPage(people)
{
    private const int LongestTitle = 120;
    private const int LongestText = 2000;
    private const int LongestShort = 500;

    private protected ActionReading Reading => reading;

    [BindProperty]
    public string? ActionTitle { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    /// <summary>Ids of the areas that the action serves.</summary>
    [BindProperty]
    public List<string> Serves { get; set; } = [];

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty]
    public string? OwnerOutside { get; set; }

    [BindProperty]
    public string? Strength { get; set; }

    [BindProperty]
    public DateParts StartBy { get; set; } = new(null, null, null);

    [BindProperty]
    public DateParts DueBy { get; set; } = new(null, null, null);

    [BindProperty]
    public string? Unintended { get; set; }

    [BindProperty]
    public string? PublicSentence { get; set; }

    public IReadOnlyList<AreaRow> AllAreas { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Name)> Owners { get; private set; } = [];

    public StrengthHierarchy Hierarchy => content.Strength;

    public IEnumerable<CheckboxItem> AreaItems => AllAreas.Select(row => new CheckboxItem(row.Area.Id.ToString(), row.Texts.Statement));

    public IEnumerable<SelectItem> OwnerItems => Owners.Select(one => new SelectItem(one.Id.ToString(), one.Id == Person.Id ? $"{one.Name} (you)" : one.Name)).Prepend(new SelectItem("", "Nobody yet, or somebody without an account"));

    public IEnumerable<RadioItem> TierItems => Hierarchy.Tiers.Select(tier => new RadioItem(tier.Name, tier.Title, $"{tier.Sentence} For example: {tier.Example}")).Append(new RadioItem("", "Not judged yet"));

    private protected async Task ShowAsync()
    {
        AllAreas = await reading.AreasAsync(Person);
        Owners = await reading.OwnersAsync(Person, [.. Chosen()]);
    }

    private protected void Fill(ActionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var action = row.Action;
        (ActionTitle, Description, OwnerOutside, Unintended, PublicSentence) = (row.Texts.Title, row.Texts.Description, row.Texts.OwnerOutside, row.Texts.Unintended, row.Texts.Public);
        (Serves, Owner, Strength, StartBy, DueBy, Seen) = ([.. row.Areas.Select(area => area.ToString())], action.OwnerId?.ToString(), action.Strength, Parts(action.StartBy), Parts(action.DueBy), action.Version);
    }

    /// <summary>What was typed; null where something is wrong with it, which is then noted.</summary>
    private protected async Task<ActionInput?> ReadAsync(string? strengthNow)
    {
        await ShowAsync();
        Judge(nameof(ActionTitle), ActionTitle, "Enter a title of a few words", LongestTitle);
        Judge(nameof(Description), Description, "Enter what is done", LongestText);
        Judge(nameof(OwnerOutside), OwnerOutside, null, LongestTitle);
        Judge(nameof(Unintended), Unintended, null, LongestShort);
        Judge(nameof(PublicSentence), PublicSentence, null, LongestShort);
        var owner = Guid.TryParse(Owner, out var id) ? id : (Guid?)null;
        if (Owner is not null && Owners.All(one => one.Id != owner)) ModelState.AddModelError(nameof(Owner), "Select an owner from the list, or write who does it");
        if (owner is not null && OwnerOutside is not null) ModelState.AddModelError(nameof(OwnerOutside), "Choose an owner or write who does it, not both: one person or role looks after it");
        if (Serves.Exists(area => AllAreas.All(row => row.Area.Id.ToString() != area))) ModelState.AddModelError(nameof(Serves), "Select areas from the list");
        if (Strength is not null && Strength != strengthNow && Hierarchy.Find(Strength) is null) ModelState.AddModelError(nameof(Strength), "Select a strength from the list");
        var today = UkTime.Today(clock);
        var (start, due) = (Day(nameof(StartBy), StartBy, "The day to start by", today), Day(nameof(DueBy), DueBy, "The day it is due", today));
        if (due < start) ModelState.AddModelError(nameof(DueBy), "The day it is due must be on or after the day to start by");
        return ModelState.IsValid ? new ActionInput(new ActionWords(ActionTitle!, Description!, OwnerOutside, Unintended, PublicSentence), [.. Chosen()], owner, Strength, start, due) : null;
    }

    private IEnumerable<Guid> Chosen() => Serves.Select(area => Guid.TryParse(area, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct();
}
