using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Learning;

using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Appraisal;

/// <summary>A person's own thoughts, on a summary that they read or on anything, for their appraisal alone.</summary>
[SignedIn]
public sealed class WriteModel(AppraisalService own, LearningLibraryService learning, CurrentPersonService people, TimeProvider clock) : PageModel
{
    private const int Longest = 10_000;
    private const string TooLong = "What you wrote must be 10,000 characters or fewer in each box";
    private const decimal MostHours = 200;

    [BindProperty, Required(ErrorMessage = "Enter what it is on"), StringLength(200, ErrorMessage = "What it is on must be 200 characters or fewer")]
    public string? On { get; set; }

    [BindProperty, StringLength(Longest, ErrorMessage = TooLong)]
    public string? WhatHappened { get; set; }

    [BindProperty, StringLength(Longest, ErrorMessage = TooLong)]
    public string? WhatILearned { get; set; }

    [BindProperty, StringLength(Longest, ErrorMessage = TooLong)]
    public string? WhatIWillChange { get; set; }

    [BindProperty]
    public string? Hours { get; set; }

    [BindProperty]
    public DateParts Day { get; set; } = new(null, null, null);

    /// <summary>The reflection that is changed; null for a new one.</summary>
    public OwnReflection? Mine { get; private set; }

    /// <summary>The summary that a new one is on.</summary>
    public SharedSummary? Read { get; private set; }

    private CurrentPerson Person { get; set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await people.FindAsync() is not { } person)
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
            return;
        }

        Person = person;
        // What is asked for and not the person's, or not shared with them, is as if it were not there.
        if (Request.Query["reflection"] is [{ } reflection] && (!Guid.TryParse(reflection, out var id) || (Mine = await own.FindAsync(person.Id, id)) is null)) context.Result = NotFound();
        else if (Request.Query["summary"] is [{ } summary] && (!Guid.TryParse(summary, out var read) || !LearningAccess.MayRead(person) || (Read = await learning.FindAsync(person, read)) is null or { WithdrawnAt: not null })) context.Result = NotFound();
        else await next();
    }

    public void OnGet()
    {
        var day = Mine?.Day ?? UkTime.Today(clock);
        Day = new DateParts(day.Day.ToString(CultureInfo.InvariantCulture), day.Month.ToString(CultureInfo.InvariantCulture), day.Year.ToString(CultureInfo.InvariantCulture));
        if (Mine is { Text: var text }) (On, WhatHappened, WhatILearned, WhatIWillChange, Hours) = (text.Title, text.WhatHappened, text.WhatILearned, text.WhatIWillChange, text.Hours?.ToString("0.##", CultureInfo.InvariantCulture));
        else On = Read?.Text.Title;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(WhatHappened) && string.IsNullOrWhiteSpace(WhatILearned) && string.IsNullOrWhiteSpace(WhatIWillChange)) ModelState.AddModelError(nameof(WhatILearned), "Enter what you learned, or something in another box");
        decimal? hours = null;
        if (!string.IsNullOrWhiteSpace(Hours))
        {
            if (decimal.TryParse(Hours, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var spent) && spent is > 0 and <= MostHours) hours = Math.Round(spent, 2);
            else ModelState.AddModelError(nameof(Hours), "Hours must be a number above 0 and up to 200, such as 1.5");
        }

        var typed = TypedDate.Read(Day.Day, Day.Month, Day.Year, "Day", UkTime.Today(clock));
        if (typed.Date is not { } day)
        {
            ModelState.AddModelError(nameof(Day), typed.Fault ?? "Day must be a real date");
            day = default;
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        if (!await own.SaveAsync(Person.Id, Mine?.Id, Read?.Id, day, new PrivateText(On!, WhatHappened, WhatILearned, WhatIWillChange, hours))) return NotFound();
        TempData.Say("Your reflection is saved");
        return Redirect(await SummaryOfAsync(day));
    }

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        if (Mine is null || !await own.DeleteAsync(Person.Id, Mine.Id)) return NotFound();
        TempData.Say("Your reflection is deleted");
        return Redirect(await SummaryOfAsync(Mine.Day));
    }

    private async Task<string> SummaryOfAsync(DateOnly day) => AppraisalLinks.Of(LearnSafe.Domain.Learning.AppraisalYear.Of(day, await own.StartMonthAsync(Person.Id)).Year);
}
