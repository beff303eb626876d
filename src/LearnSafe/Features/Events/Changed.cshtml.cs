using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.Events;

/// <summary>What changed because of a person's own records, and what is still promised about them.</summary>
[May(Permission.RecordEvents)]
public sealed class ChangedModel(EventList list, ProgressService progress, EventService events, CurrentPersonService people, TimeProvider clock) : OrganisationPage(people)
{
    public PageOf<(EventListRow Row, RecordProgress Progress)> Records { get; private set; } = new([], 0, 1);

    public DateOnly Today => UkTime.Today(clock);

    public async Task OnGetAsync(int number = 1)
    {
        var mine = await list.MineAsync(Person, number);
        List<(EventListRow, RecordProgress)> rows = [];
        foreach (var row in mine.Rows)
        {
            if (await events.FindAsync(Person, row.Id) is { } found) rows.Add((row, await progress.OfAsync(found.Event) with { NamesReviewer = true }));
        }

        Records = new(rows, mine.Count, mine.Number);
    }
}
