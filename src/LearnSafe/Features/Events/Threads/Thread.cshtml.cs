using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Threads;

/// <summary>One thread: what was asked, what went along, what both sides wrote.</summary>
[May(Permission.ShareRecords)]
public sealed class ThreadModel(ThreadReading reading, ThreadService threads, AnswerLinkService links, CurrentPersonService people, TimeProvider clock) : OrganisationPage(people)
{
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>What the text is: a message, an answer, or why there is none.</summary>
    [BindProperty]
    public ThreadAct? As { get; set; }

    [BindProperty]
    public bool KeepText { get; set; }

    [BindProperty]
    public string? Reference { get; set; }

    public ReadThread Shown { get; private set; } = null!;

    public DateOnly Today => UkTime.Today(clock);

    public bool AsksToKeep { get; private set; }

    /// <summary>A link that was just made, where it is not mailed.</summary>
    public string? Link { get; private set; }

    /// <summary>What came in and looks like personal data, though whoever wrote it said that it identifies nobody.</summary>
    public bool Suspicious(ReadMessage message) => message.FromSender != Shown.IsSender && message.Text is { } text && PrivacyCheck.Find(text).Count > 0;

    public bool May(ThreadAct act) => ThreadService.MayAct(Shown.Thread, Shown.IsSender, act);

    public async Task<IActionResult> OnGetAsync(Guid thread) => await FindAsync(thread) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid thread)
    {
        if (!await FindAsync(thread)) return NotFound();
        if (As is not (ThreadAct.Write or ThreadAct.Answer or ThreadAct.Decline)) ModelState.AddModelError(nameof(As), "Select what this is");
        if (ThreadText.Fault(Text, "Enter what you write", ThreadService.Longest, KeepText, out var found) is { } fault) ModelState.AddModelError(nameof(Text), fault);
        AsksToKeep = found;
        if (!ModelState.IsValid) return Refused();
        return await DoneAsync(thread, As!.Value, Text, As == ThreadAct.Write ? "Your message is sent" : "Your answer is sent");
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid thread) => await FindAsync(thread) ? await DoneAsync(thread, ThreadAct.Close, null, "This is closed. Both sides can still read it") : NotFound();

    public async Task<IActionResult> OnPostRenewAsync(Guid thread)
    {
        (var status, Link) = await links.RenewAsync(Person, thread);
        if (Link is not null) return await FindAsync(thread) ? Page() : NotFound();
        return Linked(thread, status, "We sent another link. The one before does not work any more");
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid thread) => Linked(thread, await links.RevokeAsync(Person, thread), "The link does not work any more");

    public async Task<IActionResult> OnPostLinkAsync(Guid thread)
    {
        if (!await FindAsync(thread)) return NotFound();
        if (await threads.LinkAsync(Person, thread, (Reference ?? "").Trim().ToUpperInvariant()) == ChangeStatus.Done)
        {
            TempData.Say("Your record is linked");
            return Redirect(ThreadLinks.Thread(thread));
        }

        ModelState.AddModelError(nameof(Reference), "Enter the reference of a record of your organisation, for instance LS-7K3M-9QXD");
        return Refused();
    }

    private IActionResult Linked(Guid thread, ChangeStatus status, string notice)
    {
        if (status == ChangeStatus.NotFound) return NotFound();
        TempData.Say(status == ChangeStatus.Done ? notice : "Nothing was changed: the question was answered, or there was no link, in the meantime");
        return Redirect(ThreadLinks.Thread(thread));
    }

    private async Task<IActionResult> DoneAsync(Guid thread, ThreadAct act, string? text, string notice)
    {
        switch (await threads.ActAsync(Person, thread, act, text))
        {
            case ChangeStatus.Done:
                TempData.Say(notice);
                return Redirect(ThreadLinks.Thread(thread));
            case ChangeStatus.NotFound:
                return NotFound();
            default:
                await FindAsync(thread);
                ModelState.AddModelError("", "Somebody was quicker: this was answered or closed in the meantime. Read it first; your text is still below");
                return Refused();
        }
    }

    private async Task<bool> FindAsync(Guid thread)
    {
        if (await reading.FindAsync(Person, thread) is not { } found) return false;
        Shown = found;
        return true;
    }
}
