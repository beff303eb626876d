using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Candour;
using LearnSafe.Features.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Candour;

/// <summary>Closes a case in which nothing is missing.</summary>
public sealed class CloseModel(EventService events, CurrentPersonService people, CandourReading reading, CandourService service, TimeProvider clock) : CandourCasePage(events, people, reading, clock)
{
    [BindProperty]
    [Required(ErrorMessage = "Enter why it is closed")]
    [StringLength(CandourService.Longest, ErrorMessage = "The text must be 4,000 characters or fewer")]
    public string? Summary { get; set; }

    /// <summary>The version that was on screen.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public IReadOnlyList<string> Missing => CandourCourse.MissingToClose(Case.Done);

    public IReadOnlyList<string> Warnings => CandourCourse.Warnings(Case.Done);

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        if (!await FindAsync()) return NotFound();
        if (Case.ClosedAt is not null) return StatusCode(StatusCodes.Status403Forbidden);
        Seen = Case.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) return NotFound();
        foreach (var missing in Missing) ModelState.AddModelError("", missing);
        if (!ModelState.IsValid) return Refused();
        switch (await service.CloseAsync(Person.Id, RecordId, Case.Id, Seen, Today, Summary!))
        {
            case CandourOutcome.Done:
                return Done("It is closed", CandourLinks.List);
            case CandourOutcome.Conflict:
                Seen = Case.Version;
                ModelState.Remove(nameof(Seen));
                return Refused("", Meanwhile);
            default:
                return Refused("", GoneNow);
        }
    }
}
