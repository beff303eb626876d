using System.ComponentModel.DataAnnotations;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events;

/// <summary>So that somebody can be found today. The number is drawn only in answer to a press that the history keeps.</summary>
public sealed class PatientNumberModel(EventService events, CurrentPersonService people, PatientNumberService numbers) : RecordPage(events, people)
{
    [BindProperty]
    [Required(ErrorMessage = "Enter the patient's number in your system")]
    [StringLength(PatientNumberService.Longest, ErrorMessage = "The number must be 40 characters or fewer")]
    public string? NewNumber { get; set; }

    public PatientNumberState? State { get; private set; }

    /// <summary>Only in answer to "Show the number".</summary>
    public string? Number { get; private set; }

    public int KeepDays => numbers.KeepDays;

    public bool MaySee => EventAccess.MaySeePatientNumber(Person, Record.Event);

    public bool MayKeep => EventAccess.MayKeepPatientNumber(Person, Record.Event);

    private protected override bool MayOpen() => MayKeep || MaySee;

    public async Task OnGetAsync() => State = await numbers.FindAsync(RecordId);

    public async Task<IActionResult> OnPostKeepAsync()
    {
        if (!MayKeep) return StatusCode(StatusCodes.Status403Forbidden);
        if (!ModelState.IsValid)
        {
            State = await numbers.FindAsync(RecordId);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        // Withdrawn in the meantime: the record's own page says so.
        return await numbers.KeepAsync(RecordId, NewNumber!, Actor.Person(Person.Id)) ? Done("The number is kept for the patient safety lead") : Redirect(RecordLinks.Record(RecordId));
    }

    public async Task<IActionResult> OnPostSeeAsync()
    {
        if (!MaySee) return StatusCode(StatusCodes.Status403Forbidden);
        ModelState.Clear();
        (Number, State) = (await numbers.SeeAsync(RecordId, Actor.Person(Person.Id)), await numbers.FindAsync(RecordId));
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        await numbers.DeleteAsync(RecordId, Actor.Person(Person.Id));
        return Done("The number is deleted");
    }

    private RedirectResult Done(string what)
    {
        TempData.Say(what);
        return Redirect(RecordLinks.PatientNumber(RecordId));
    }
}
