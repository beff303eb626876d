using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Events.Threads;

/// <summary>What the link to an organisation outside opens: the question, what goes along, and one answer. Opening it changes nothing: programs that look through mail open links too.</summary>
[AllowAnonymous]
[EnableRateLimiting(AccountsRateLimit.Name)]
[RequestSizeLimit(LargestRequest)]
public sealed class AnswerModel(AnswerLinkService links, AnswerReading reading) : PageModel
{
    /// <summary>In bytes: the longest answer, written in characters that take the most room, and no more.</summary>
    private const int LargestRequest = 200_000;

    /// <summary>What the address holds after <c>link=</c>. Never in the path: a fault would write that to the log.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Link { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public ThreadAct? As { get; set; }

    [BindProperty]
    public bool KeepText { get; set; }

    /// <summary>Null where the link opens nothing.</summary>
    public AskedOutside? Asked { get; private set; }

    public bool AsksToKeep { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : Refused(StatusCodes.Status404NotFound);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) return Refused(StatusCodes.Status404NotFound);
        if (Asked!.AnsweredAt is not null) return Redirect(ThreadLinks.Answer(Link!));
        if (As is not (ThreadAct.Answer or ThreadAct.Decline)) ModelState.AddModelError(nameof(As), "Select what this is");
        if (ThreadText.Fault(Text, "Enter your answer", ThreadService.Longest, KeepText, out var found) is { } fault) ModelState.AddModelError(nameof(Text), fault);
        AsksToKeep = found;
        if (!ModelState.IsValid) return Refused(StatusCodes.Status400BadRequest);
        if (await links.AnswerAsync(Link, As!.Value, Text!) != ChangeStatus.NotFound) return Redirect(ThreadLinks.Answer(Link!));
        Asked = null;
        return Refused(StatusCodes.Status404NotFound);
    }

    private async Task<bool> FindAsync()
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return (Asked = await reading.FindAsync(Link)) is not null;
    }

    private PageResult Refused(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
