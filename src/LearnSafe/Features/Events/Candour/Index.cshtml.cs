using LearnSafe.Domain.Access;
using LearnSafe.Domain.Candour;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.Events.Candour;

/// <summary>Every case of the duty of candour: what is past its target, what is to do, and what is closed.</summary>
[May(Permission.CarryOutCandour)]
public sealed class IndexModel(CandourReading reading, CandourSettingsService settings, CurrentPersonService people, TimeProvider clock) : OrganisationPage(people)
{
    public IReadOnlyList<AssessedRow> Waiting { get; private set; } = [];

    public IReadOnlyList<CandourRow> Open { get; private set; } = [];

    public IReadOnlyList<CandourRow> Closed { get; private set; } = [];

    public CandourSettings Settings { get; private set; } = null!;

    public DateOnly Today => UkTime.Today(clock);

    public bool MaySet => Person.May(Permission.ManageOrganisation);

    public bool IsOverdue(CandourRow row) => CandourCourse.Next(row.Case.Done)?.IsOverdue(Today) == true;

    public async Task OnGetAsync()
    {
        Settings = await settings.FindAsync(OrganisationId);
        (var cases, Waiting) = await reading.ListAsync(Person);
        Open = [.. cases.Where(row => row.Case.ClosedAt is null).OrderByDescending(IsOverdue).ThenBy(row => CandourCourse.Next(row.Case.Done)?.By ?? DateOnly.MaxValue).ThenBy(row => row.Case.OpenedAt)];
        Closed = [.. cases.Where(row => row.Case.ClosedAt is not null).OrderByDescending(row => row.Case.ClosedAt)];
    }
}
