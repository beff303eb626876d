using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Engagement;

/// <summary>Says that a promise was kept, moved to another day, or will not be kept.</summary>
public sealed class PromiseModel(EngagementReadingService reading, ContactLogService service, CurrentPersonService people, TimeProvider clock) : EngagementPage(reading, people)
{
    public ReadablePromise Promise { get; private set; } = null!;

    [BindProperty]
    public string? End { get; set; }

    [BindProperty]
    public DateParts Day { get; set; } = new(null, null, null);

    [BindProperty]
    public string? Reason { get; set; }

    public bool IsOpen => Promise.Promise.IsOpen && One.Case.State != EngagementState.Closed;

    public static IReadOnlyList<RadioItem> Ends =>
        [new(nameof(PromiseEnd.Kept), "It was kept"), new(nameof(PromiseEnd.Moved), "Another day was agreed with them"), new(nameof(PromiseEnd.GivenUp), "It will not be kept")];

    private protected override Task<IActionResult?> RefusedAsync()
    {
        Find();
        return Task.FromResult<IActionResult?>(Promise is null ? NotFound() : null);
    }

    public void OnGet() => (Seen, Day) = (Promise.Promise.Version, Days.Parts(UkTime.Today(clock)));

    public async Task<IActionResult> OnPostAsync()
    {
        var end = PersonForm.Chosen<PromiseEnd>(End);
        if (end is null) ModelState.AddModelError(nameof(End), "Select what became of it");
        var day = Days.Read(ModelState, nameof(Day), Day, "The day", UkTime.Today(clock), end == PromiseEnd.Moved ? DateLimit.None : DateLimit.TodayOrInThePast);
        Judge(nameof(Reason), Reason, end is PromiseEnd.Moved or PromiseEnd.GivenUp ? "Enter why, as you told them" : null);
        if (!ModelState.IsValid || end is not { } known || day is not { } on) return Refused();
        return await AnswerAsync(await service.SettlePromiseAsync(Person, CaseId, Promise.Promise.Id, Seen, known, on, Reason), known switch
        {
            PromiseEnd.Kept => "The promise is kept",
            PromiseEnd.Moved => $"It is due on {UkTime.Text(on)} now",
            _ => "It is noted that it is not kept, and why",
        }, () =>
        {
            Find();
            Seen = Promise.Promise.Version;
            Meanwhile = [("This promise", State())];
        });
    }

    public string State() => Promise.Promise switch
    {
        { KeptOn: { } kept } => $"Kept on {UkTime.Text(kept)}",
        { GivenUpOn: { } ended } => $"Given up on {UkTime.Text(ended)}: {Promise.Details.Reason}",
        var open => $"Due on {UkTime.TextWithWeekday(open.Due)}",
    };

    private void Find() => Promise = Guid.TryParse(RouteData.Values["promise"]?.ToString(), out var id) ? One.Promises.FirstOrDefault(known => known.Promise.Id == id)! : null!;
}
