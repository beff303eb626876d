using System.ComponentModel.DataAnnotations;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events;

/// <summary>A person's own thoughts on a record, for appraisal. Nobody else's can be reached from here.</summary>
public sealed class ReflectionModel(EventService events, CurrentPersonService people, ReflectionService reflections) : RecordPage(events, people)
{
    private const int Longest = 10_000;
    private const string TooLong = "What you wrote must be 10,000 characters or fewer in each box";

    [BindProperty, StringLength(Longest, ErrorMessage = TooLong)]
    public string? WhatHappened { get; set; }

    [BindProperty, StringLength(Longest, ErrorMessage = TooLong)]
    public string? WhatILearned { get; set; }

    [BindProperty, StringLength(Longest, ErrorMessage = TooLong)]
    public string? WhatIWillChange { get; set; }

    /// <summary>There is one to print.</summary>
    public bool Exists { get; private set; }

    public async Task OnGetAsync()
    {
        if (await reflections.FindAsync(RecordId, Person.Id) is not { } mine) return;
        (WhatHappened, WhatILearned, WhatIWillChange) = mine;
        Exists = true;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await reflections.SaveAsync(RecordId, Person.Id, new ReflectionText(WhatHappened, WhatILearned, WhatIWillChange));
        TempData.Say(WhatHappened is null && WhatILearned is null && WhatIWillChange is null ? "Your reflection is deleted" : "Your reflection is saved");
        return Redirect(RecordLinks.Reflection(RecordId));
    }
}
