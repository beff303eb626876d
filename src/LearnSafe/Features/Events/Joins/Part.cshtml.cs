using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Review;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Joins;

/// <summary>Says that records which were joined tell of different events after all.</summary>
public sealed class PartModel(EventService events, CurrentPersonService people, JoinService joins, JoinReading reading, AccessLogService log) : ReviewPage(events, people)
{
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The record that it was joined to as the page was shown.</summary>
    [BindProperty]
    public Guid Seen { get; set; }

    public RecordJoins Joins { get; private set; } = RecordJoins.None;

    /// <summary>This record, and the one it is joined to where the person reviews that too: both are read before they are parted.</summary>
    public IReadOnlyList<EventListRow> Both { get; private set; } = [];

    private protected override bool MayOpen() => Record is { Event.WithdrawnAt: null, Erased: false } && Record.Event.OrganisationId == Person.OrganisationId && ReviewAccess.MayReview(Person, Record.Event);

    public async Task OnGetAsync()
    {
        await ReadAsync();
        Seen = Record.JoinedTo ?? Guid.Empty;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReadAsync();
        if (Reason is { Length: > JoinService.LongestReason }) ModelState.AddModelError(nameof(Reason), "The reason must be 1,000 characters or fewer");
        if (!Judge(nameof(Reason), Reason, "Enter how you know that they tell of different events")) return Refused();
        return (await joins.PartAsync(Person, RecordId, Seen, Reason!)).Status switch
        {
            JoinStatus.Done => Done("They are parted. This record is looked at by itself again", ReviewLinks.Record(RecordId)),
            JoinStatus.Conflict => Refused("", "Somebody else parted it or joined it to another record meanwhile. Nothing was changed: open the record to see how it stands"),
            _ => Refused("", "This record was withdrawn or erased meanwhile. Nothing was kept"),
        };
    }

    private async Task ReadAsync()
    {
        Joins = await reading.OfAsync(Person, Record);
        Both = [EventList.Row(Record)];
        if (Joins.Head is not { } head || await reading.FindAsync(Person, head.Reference) is not { } other) return;
        Both = [.. Both, EventList.Row(other)];
        await log.ReadAsync(Person, other.Event, Request.Path);
    }
}
