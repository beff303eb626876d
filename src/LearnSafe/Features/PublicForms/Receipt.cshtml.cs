using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Code = LearnSafe.Domain.PublicForms.ReceiptCode;

namespace LearnSafe.Features.PublicForms;

/// <summary>Asks for the receipt code. It is sent in the form, never in an address.</summary>
[AllowAnonymous]
[RequestSizeLimit(20_000)]
public sealed class ReceiptModel(PublicReportService reports, PublicRateLimit limit, ReceiptCookie cookie) : PageModel
{
    public async Task<IActionResult> OnPostAsync([FromForm] string? code)
    {
        if (!limit.MayTryCode(HttpContext)) return Refused("Many codes were tried from where you are. Wait ten minutes and try again", StatusCodes.Status429TooManyRequests);
        if (code is null) return Refused("Enter your code");
        var told = await reports.FindAsync(code);
        if (!Code.TryRead(code, out _)) return Refused("Check your code. It has 20 letters and numbers, and one seems to be wrong or missing");
        if (told is null) return Refused("We do not know this code. Check every letter and number");
        cookie.Set(HttpContext, told.Event.Id);
        return Redirect(PublicFormLinks.Progress);
    }

    private PageResult Refused(string why, int status = StatusCodes.Status400BadRequest)
    {
        ModelState.AddModelError("code", why);
        Response.StatusCode = status;
        return Page();
    }
}
