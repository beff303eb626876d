using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Joins;

/// <summary>Says that another record tells of the same event, and which of the two goes on.</summary>
public sealed class JoinModel(EventService events, CurrentPersonService people, JoinService joins, JoinReading reading, AccessLogService log) : ReviewPage(events, people)
{
    private const string This = "this";

    /// <summary>The reference of the other record, as typed.</summary>
    [BindProperty]
    public string? Other { get; set; }

    /// <summary><c>this</c> or <c>other</c>.</summary>
    [BindProperty]
    public string? GoesOn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The other record, where it was found: both are read before they are joined.</summary>
    public EventListRow? Found { get; private set; }

    public EventListRow Own => EventList.Row(Record);

    public IReadOnlyList<RadioItem> Choices => [new(This, $"{Record.Event.Reference}, this one"), new("other", Found is null ? "The other one" : Found.Reference)];

    private protected override bool MayOpen() => Record is { Event.WithdrawnAt: null, Erased: false, JoinedTo: null } && Record.Event.OrganisationId == Person.OrganisationId && ReviewAccess.MayReview(Person, Record.Event);

    public async Task OnGetAsync(string? with)
    {
        Other = with;
        // The one that was told first goes on, where nothing else is chosen.
        if (with is not null && await FindAsync() is { } other) GoesOn = other.Event.RecordedAt < Record.Event.RecordedAt ? "other" : This;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var other = await FindAsync();
        if (other is null) ModelState.AddModelError(nameof(Other), "Enter the reference of another record that you review, as in LS-7K3M-9QXD");
        else if (other.Event.Id == RecordId) ModelState.AddModelError(nameof(Other), "This is the record itself. Enter the reference of the other one");
        if (GoesOn is not (This or "other")) ModelState.AddModelError(nameof(GoesOn), "Select which record goes on");
        if (Reason is { Length: > JoinService.LongestReason }) ModelState.AddModelError(nameof(Reason), "The reason must be 1,000 characters or fewer");
        if (!Judge(nameof(Reason), Reason, "Enter how you know that they tell of the same event") || other is null) return Refused();
        var (joined, head) = GoesOn == This ? (other.Event.Id, RecordId) : (RecordId, other.Event.Id);
        var outcome = await joins.JoinAsync(Person, joined, head, Reason!);
        return outcome.Status == JoinStatus.Done && outcome.Head is { } goesOn
            ? Done("They are joined. What becomes of this one is what becomes of both", ReviewLinks.Record(goesOn))
            : Refused("", outcome.Status switch
            {
                JoinStatus.Conflict => "Somebody else joined it to another record meanwhile. Open the record to see which",
                JoinStatus.Loop => "The other record is joined to this one already",
                JoinStatus.KeptFrom => "One of the two is kept from somebody who is involved. It goes its own way and is not joined",
                JoinStatus.HasWork => "A decision, a learning response, an engagement or the duty of candour hangs on the record that would stop. Let that one go on",
                _ => "One of the two was withdrawn or erased meanwhile. Nothing was kept",
            });
    }

    private async Task<EventRecord?> FindAsync()
    {
        if (await reading.FindAsync(Person, Other) is not { } other) return null;
        if (other.Event.Id != RecordId) Found = EventList.Row(other);
        await log.ReadAsync(Person, other.Event, Request.Path);
        return other;
    }
}
