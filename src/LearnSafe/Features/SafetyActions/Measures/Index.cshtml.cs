using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.SafetyActions.Measures;

/// <summary>The organisation's measures.</summary>
[May(Permission.ManageActions)]
public sealed class IndexModel(CurrentPersonService people, MeasureReading reading) : ActionsPage(people)
{
    public IReadOnlyList<MeasureRow> Rows { get; private set; } = [];

    public async Task OnGetAsync() => Rows = await reading.ListAsync(Person);
}
