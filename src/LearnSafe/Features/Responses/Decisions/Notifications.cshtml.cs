using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.Review;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.Events.Threads;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Responses.Decisions;

/// <summary>Who outside has to be told of an event, who was, and why somebody need not be.</summary>
public sealed class NotificationsModel(
    EventService events, CurrentPersonService people, NotificationService notifications, DecisionReading reading, DatedVersions<NotificationKinds> kinds, ReviewSigns signs, TimeProvider clock) : ReviewPage(events, people)
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? State { get; set; }

    [BindProperty]
    public DateParts On { get; set; } = new(null, null, null);

    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Chosen when the page is shown, so that sent twice it is one.</summary>
    [BindProperty]
    public Guid Notification { get; set; }

    /// <summary>The end of the history when the page was shown.</summary>
    [BindProperty]
    public long Seen { get; set; }

    public NotificationKinds Kinds { get; private set; } = null!;

    /// <summary>All that was ever said, newest first.</summary>
    public IReadOnlyList<ReadableNotification> Said { get; private set; } = [];

    /// <summary>Names of kinds that may apply, by what was noticed in the record.</summary>
    public IReadOnlyList<string> Prompted { get; private set; } = [];

    public DateOnly Today => UkTime.Today(clock);

    public bool IsOpen => Record.Event.WithdrawnAt is null && !Record.Erased;

    /// <summary>Those of which something was said, in the order of the list: its newest word.</summary>
    public IEnumerable<(NotificationKind Kind, ReadableNotification Last)> Noted =>
        from name in Said.Select(said => said.Row.Kind).Distinct()
        let last = Said.First(said => said.Row.Kind == name)
        select (Known(last.Row), last);

    /// <summary>Those that may apply and of which nothing was said.</summary>
    public IEnumerable<NotificationKind> Open => Kinds.All.Where(kind => Prompted.Contains(kind.Name) && Said.All(said => said.Row.Kind != kind.Name));

    private protected override bool MayOpen() => DecisionAccess.MayDecide(Person, Record.Event);

    public async Task OnGetAsync(string? kind)
    {
        await ShowAsync();
        (Notification, Seen, Kind) = (Guid.CreateVersion7(), await reading.SeenAsync(), Kinds.Find(kind ?? "")?.Name);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ShowAsync();
        if (!IsOpen) return Refused("", "This record was withdrawn or erased, so nothing was kept");
        if (Notification == Guid.Empty) Notification = Guid.CreateVersion7();
        var state = Enum.GetValues<NotificationState>().Where(member => member.ToString() == State).Select(member => (NotificationState?)member).FirstOrDefault();
        var day = On.IsEmpty || state == NotificationState.NotNeeded ? null : Days.Read(ModelState, nameof(On), On, "The day", Today, DateLimit.None);
        if (Kinds.Find(Kind ?? "") is null) ModelState.AddModelError(nameof(Kind), "Select who it is about");
        // A day that cannot be read has its own fault.
        foreach (var fault in NotificationStates.Faults(state, day, Reason, Today).Where(fault => fault.Field != nameof(On) || On.IsEmpty || day is not null)) ModelState.AddModelError(fault.Field, fault.Message);
        foreach (var (field, text, longest) in new[] { (nameof(Reference), Reference, NotificationService.LongestReference), (nameof(Reason), Reason, DecisionService.Longest) })
        {
            if (ThreadText.Fault(text, null, longest, KeepText, out var found) is { } fault) ModelState.AddModelError(field, fault);
            if (found) AsksToKeep = field;
        }

        if (!ModelState.IsValid) return Refused();
        var said = new NewNotification(Notification, RecordId, Kind!, Kinds.Version, Seen, state!.Value, day, string.IsNullOrWhiteSpace(Reference) ? null : Reference, string.IsNullOrWhiteSpace(Reason) ? null : Reason);
        return await notifications.NoteAsync(Person, said) switch
        {
            ReviewOutcome.Done => Done($"{Kinds.Find(Kind!)!.Title}: {state.Value.Title().ToLowerInvariant()}", DecisionLinks.Notifications(RecordId)),
            ReviewOutcome.Conflict => await ConflictAsync(),
            _ => Refused("", "This record was withdrawn or erased meanwhile. Nothing was kept"),
        };
    }

    private async Task<PageResult> ConflictAsync()
    {
        await ShowAsync();
        Seen = await reading.SeenAsync();
        ModelState.Remove(nameof(Seen));
        return Refused(nameof(Kind), "Somebody else noted something about the same meanwhile. Read it above. What you wrote is still below; keep it once more if it still holds");
    }

    private async Task ShowAsync()
    {
        Kinds = kinds.On(Today);
        Said = await notifications.OfRecordAsync(RecordId);
        Prompted = Record.Erased ? [] : [.. Kinds.PromptedBy([.. signs.SeenIn(Record.Answers).Select(sign => sign.Name)]).Select(kind => kind.Name)];
    }

    /// <summary>As the list had it when it was said.</summary>
    private NotificationKind Known(ExternalNotification row) => kinds.Find(row.KindsVersion)?.Find(row.Kind) ?? Kinds.Find(row.Kind) ?? new(row.Kind, row.Kind, "", "", "", [], "", Domain.Governance.RuleStatus.NotVerified);
}
