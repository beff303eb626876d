using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.SafetyActions;

/// <summary>What a person looks after: those who do not manage actions see these alone.</summary>
[May(Permission.RecordEvents, Permission.ManageActions)]
public sealed class MineModel(CurrentPersonService people, ActionReading reading) : ActionsPage(people)
{
    public IReadOnlyList<ActionRow> Rows { get; private set; } = [];

    public IReadOnlyList<Breadcrumb> Breadcrumbs => [ActionAccess.Manages(Person) ? new("Actions", ActionLinks.List) : new("My records and drafts", RecordLinks.Mine)];

    public async Task OnGetAsync() => Rows = await reading.ListAsync(Person, onlyOwn: true);
}
