using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Accounts;

/// <summary>A page behind a one-time link.</summary>
public abstract class LinkPage : PageModel
{
    /// <summary>What the address holds after <c>link=</c>. Never in the path: a fault would write that to the log.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Link { get; set; }

    protected PageResult Refused(int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        return Page();
    }
}
