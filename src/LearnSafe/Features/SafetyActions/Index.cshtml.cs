using LearnSafe.Domain.Access;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.SafetyActions;

/// <summary>The organisation's actions. What is chosen stands in the address.</summary>
[May(Permission.ManageActions)]
public sealed class IndexModel(CurrentPersonService people, ActionReading reading, ActionContent content) : ActionsPage(people)
{
    public ActionFilter Filter { get; private set; } = null!;

    public IReadOnlyList<ActionRow> Rows { get; private set; } = [];

    /// <summary>Whether there is any action at all.</summary>
    public bool Any { get; private set; }

    public string? Share { get; private set; }

    public IEnumerable<SelectItem> Tiers => content.Strength.Tiers.Select(tier => new SelectItem(tier.Name, tier.Title));

    public async Task OnGetAsync(string? show, string? strength)
    {
        Filter = ActionFilter.From(show, strength, content.Strength);
        var all = await reading.ListAsync(Person);
        Rows = [.. all.Where(row => Filter.Lets(row, Person.Id))];
        (Any, Share) = (all.Count > 0, ActionWording.Share(all));
    }
}
