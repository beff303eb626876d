using LearnSafe.Domain.Access;
using LearnSafe.Domain.Culture;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Accounts.Sessions;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Culture.JustCulture;

/// <summary>The just culture guide, question by question. What is answered travels in the form alone: it is not stored, not in an address and not in a log.</summary>
[May(Permission.UseJustCulture)]
[NeverKept]
public sealed class GuideModel(JustCultureGuide guide, JustCultureUses uses, CurrentPersonService people) : PageModel
{
    /// <summary>That the rules were read.</summary>
    [BindProperty]
    public bool Agreed { get; set; }

    /// <summary>The answers so far, in the form of <see cref="JustCultureGuide.Written"/>.</summary>
    [BindProperty]
    public string? Given { get; set; }

    /// <summary>The answer to the question on the page.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    public JustCultureGuide Shown => guide;

    /// <summary>Null on the page with the rules.</summary>
    public JustCultureWalk? Walk { get; private set; }

    public static IReadOnlyList<RadioItem> Choices { get; } = [new("y", "Yes"), new("n", "No")];

    /// <summary>The answers as they go on in the form.</summary>
    public string Written => JustCultureGuide.Written(Walk!.Answered.Select(answered => answered.Answer));

    /// <summary>The rules come first, and are confirmed.</summary>
    public async Task<IActionResult> OnPostBeginAsync()
    {
        ModelState.Clear();
        if (!Agreed) return Refused(nameof(Agreed), "Select that you have read this and it is about one person’s action");
        await uses.CountAsync(await people.GetAsync());
        Walk = guide.Walk("");
        return Page();
    }

    public IActionResult OnPostAnswer()
    {
        ModelState.Clear();
        if (!Agreed) return Page();
        Walk = guide.Walk(Given);
        if (Walk.Next is null) return Page();
        if (Answer is not ("y" or "n")) return Refused(nameof(Answer), "Select yes or no");
        (Walk, Answer) = (guide.Walk(Written + Answer), null);
        return Page();
    }

    /// <summary>One question back; from the first to the rules.</summary>
    public IActionResult OnPostBack()
    {
        ModelState.Clear();
        var answered = guide.Walk(Given).Answered;
        if (Agreed && answered.Count > 0) Walk = guide.Walk(JustCultureGuide.Written(answered.SkipLast(1).Select(one => one.Answer)));
        Answer = null;
        return Page();
    }

    private PageResult Refused(string field, string fault)
    {
        ModelState.AddModelError(field, fault);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
