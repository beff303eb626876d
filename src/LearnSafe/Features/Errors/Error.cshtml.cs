using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Errors;

/// <summary>Shown in place of a page that could not be, with that page's status and address.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    public int Status { get; private set; }

    public string? Reference => ErrorReference.Of(HttpContext);

    public string Heading => Status switch
    {
        400 => "The page could not be sent",
        401 => "Sign in to see this page",
        403 => "You do not have access to this page",
        404 or 405 or 410 => "Page not found",
        413 => "The file is too large",
        429 => "Too many tries",
        503 => "LearnSafe is not available",
        _ => "There is a problem with LearnSafe",
    };

    public void OnGet(int status) => Show(status);

    public void OnPost(int status) => Show(status);

    private void Show(int status)
    {
        // Drawn in place of another page, the response already carries its status; asked for directly, it takes the address's.
        if (Response.StatusCode == StatusCodes.Status200OK)
            Response.StatusCode = status is >= 400 and <= 599 ? status : StatusCodes.Status404NotFound;
        Status = Response.StatusCode;
    }
}
