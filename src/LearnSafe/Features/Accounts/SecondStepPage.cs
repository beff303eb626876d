using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Accounts;

/// <summary>A page for whoever is half in. Others are sent to where they begin.</summary>
public abstract class SecondStepPage(SignInSteps steps) : PageModel
{
    [BindProperty(Name = SessionCookie.ReturnUrlParameter, SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    protected SignInSteps Steps => steps;

    protected HalfSignedIn Half { get; private set; } = null!;

    /// <summary>Another step of signing in, on the way to the same page.</summary>
    public string Link(string step) => Url.IsLocalUrl(ReturnUrl) ? $"{step}?{SessionCookie.ReturnUrlParameter}={Uri.EscapeDataString(ReturnUrl)}" : step;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await steps.HalfAsync() is { } half)
        {
            Half = half;
            await next();
            return;
        }

        context.Result = User.Identity?.IsAuthenticated == true ? Onward() : Redirect(Link("/accounts/sign-in"));
    }

    protected LocalRedirectResult Onward() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");

    protected PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
