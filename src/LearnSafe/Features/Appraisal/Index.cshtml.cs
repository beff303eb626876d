using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Appraisal;

/// <summary>One year of what a person recorded, reflected on and learned, to print for their appraiser. Theirs alone.</summary>
[SignedIn]
public sealed class IndexModel(AppraisalReading reading, AppraisalService own, CurrentPersonService people, TimeProvider clock) : PageModel
{
    private const int YearsBack = 5;

    public CurrentPerson Person { get; private set; } = null!;

    public AppraisalSummary Summary { get; private set; } = null!;

    public IReadOnlyList<AppraisalYear> Years { get; private set; } = [];

    public DateOnly Today => UkTime.Today(clock);

    public async Task<IActionResult> OnGetAsync(int? year)
    {
        if (await people.FindAsync() is not { } person) return StatusCode(StatusCodes.Status403Forbidden);
        Person = person;
        var month = await own.StartMonthAsync(person.Id);
        var present = AppraisalYear.Of(Today, month);
        Years = [.. Enumerable.Range(0, YearsBack).Select(back => present with { Year = present.Year - back })];
        var chosen = year is { } wanted && Years.Any(known => known.Year == wanted) ? present with { Year = wanted } : present;
        Summary = await reading.OfAsync(person, chosen);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] int month)
    {
        if (await people.FindAsync() is not { } person) return StatusCode(StatusCodes.Status403Forbidden);
        if (month is < 1 or > 12)
        {
            ModelState.AddModelError("month", "Select the month that your appraisal year begins with");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await OnGetAsync(null);
        }

        await own.ChooseStartMonthAsync(person.Id, month);
        TempData.Say("Your appraisal year is changed");
        return Redirect(AppraisalLinks.Summary);
    }

    /// <summary>"1 record", "3 records", "no records".</summary>
    public string Many(int count, string noun) => count switch { 0 => $"no {noun}s", 1 => $"1 {noun}", _ => FormattableString.Invariant($"{count} {noun}s") };
}
