using System.ComponentModel.DataAnnotations;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events.Candour;

/// <summary>Who is told: the patient, or whoever lawfully acts for them. Kept apart from the record.</summary>
public sealed class PersonModel(EventService events, CurrentPersonService people, CandourReading reading, CandourService service, TimeProvider clock) : CandourCasePage(events, people, reading, clock)
{
    public static readonly IReadOnlyList<RadioItem> Kinds = [.. Enum.GetValues<ActsFor>().Select(kind => new RadioItem(kind.ToString(), kind.Title()))];

    [BindProperty]
    [Required(ErrorMessage = "Enter their name")]
    [StringLength(200, ErrorMessage = "The name must be 200 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    [StringLength(200, ErrorMessage = "The relation must be 200 characters or fewer")]
    public string? Relation { get; set; }

    [BindProperty]
    [StringLength(500, ErrorMessage = "How to reach them must be 500 characters or fewer")]
    public string? Contact { get; set; }

    [BindProperty]
    [StringLength(1000, ErrorMessage = "What they need must be 1,000 characters or fewer")]
    public string? Needs { get; set; }

    /// <summary>The version of the case that was on screen.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        if (!await FindAsync()) return NotFound();
        if (Case.ClosedAt is not null) return StatusCode(StatusCodes.Status403Forbidden);
        Seen = Case.Version;
        if (Relevant is { } known) (Name, Kind, Relation, Contact, Needs) = (known.Name, known.ActsFor.ToString(), known.Relation, known.Contact, known.Needs);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) return NotFound();
        var kind = Kinds.Any(item => item.Value == Kind) ? Enum.Parse<ActsFor>(Kind!) : (ActsFor?)null;
        if (kind is null) ModelState.AddModelError(nameof(Kind), "Select who they are");
        else if (kind != ActsFor.Patient && string.IsNullOrWhiteSpace(Relation)) ModelState.AddModelError(nameof(Relation), "Enter how they are related to the patient");
        if (!ModelState.IsValid) return Refused();
        return await service.NameAsync(Person.Id, RecordId, Case.Id, Seen, new RelevantPerson(Name!, kind!.Value, Relation, Contact, Needs)) switch
        {
            CandourOutcome.Done => Done("It is kept, apart from the record", CandourLinks.Case(RecordId, Case.Id)),
            CandourOutcome.Conflict => Conflict(),
            _ => Refused("", GoneNow),
        };
    }

    private PageResult Conflict()
    {
        // Pressed once more, after theirs was read, it holds.
        Seen = Case.Version;
        ModelState.Remove(nameof(Seen));
        return Refused("", Meanwhile);
    }
}
