using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.SafetyActions;

/// <summary>All open actions on paper.</summary>
[May(Permission.ManageActions)]
public sealed class PlanModel(CurrentPersonService people, ActionReading reading, TimeProvider clock) : ActionsPage(people)
{
    private Dictionary<Guid, string> areas = [];

    public IReadOnlyList<ActionRow> Rows { get; private set; } = [];

    public string? Share => ActionWording.Share(Rows);

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The statements of the areas that an action serves.</summary>
    public IReadOnlyList<string> Serves(ActionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return [.. row.Areas.Select(area => areas.GetValueOrDefault(area)).OfType<string>()];
    }

    public async Task OnGetAsync()
    {
        areas = (await reading.AreasAsync(Person)).ToDictionary(row => row.Area.Id, row => row.Texts.Statement);
        Rows = [.. (await reading.ListAsync(Person)).Where(row => row.IsOpen)];
    }
}
