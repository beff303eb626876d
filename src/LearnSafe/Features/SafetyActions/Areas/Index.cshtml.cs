using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.SafetyActions.Areas;

/// <summary>What needs to change in the organisation.</summary>
[May(Permission.ManageActions)]
public sealed class IndexModel(CurrentPersonService people, ActionReading reading) : ActionsPage(people)
{
    public IReadOnlyList<AreaRow> Rows { get; private set; } = [];

    public async Task OnGetAsync() => Rows = await reading.AreasAsync(Person);
}
