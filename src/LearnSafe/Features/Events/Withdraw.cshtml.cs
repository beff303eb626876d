using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events;

/// <summary>Takes a record back, with a reason that stays with it.</summary>
public sealed class WithdrawModel(EventService events, CurrentPersonService people) : RecordPage(events, people)
{
    [BindProperty]
    [Required(ErrorMessage = "Enter why the record is withdrawn")]
    [StringLength(1000, ErrorMessage = "The reason must be 1,000 characters or fewer")]
    public string? Reason { get; set; }

    /// <summary>The revision that was on screen.</summary>
    [BindProperty]
    public int Expected { get; set; }

    [BindProperty]
    public bool KeepText { get; set; }

    /// <summary>Somebody changed the record while this page was open.</summary>
    public bool Conflict { get; private set; }

    /// <summary>Something in the reason looks like personal data.</summary>
    public bool AsksToKeep { get; private set; }

    private protected override bool MayOpen() => Record.Event.WithdrawnAt is not null || EventAccess.MayWithdraw(Person, Record.Event);

    public IActionResult OnGet() => Record.Event.WithdrawnAt is null ? Page() : Redirect(RecordLinks.Record(RecordId));

    public async Task<IActionResult> OnPostAsync()
    {
        if (Record.Event.WithdrawnAt is not null) return Redirect(RecordLinks.Record(RecordId));
        var findings = PrivacyCheck.Find(Reason ?? "");
        AsksToKeep = findings.Count > 0;
        if (AsksToKeep && !KeepText) ModelState.AddModelError(nameof(Reason), $"Take out “{Reason!.Substring(findings[0].Start, findings[0].Length)}”, which looks like personal data, or select that you keep it");
        if (!ModelState.IsValid) return Refused();

        var kept = findings.Select(finding => new KeptText("Reason", null, finding.Kind.ToString(), "Does not identify anybody")).ToList();
        var outcome = await Events.WithdrawAsync(Person.OrganisationId, RecordId, Expected, new Change(Actor.Person(Person.Id), Reason, kept));
        if (outcome.Status == ChangeStatus.Done) TempData.Say("The record is withdrawn");
        if (outcome.Status != ChangeStatus.Conflict) return Redirect(RecordLinks.Record(RecordId));
        Conflict = true;
        ModelState.AddModelError("", "Somebody changed this record while you were reading it");
        return Refused();
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
