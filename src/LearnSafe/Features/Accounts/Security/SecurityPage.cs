using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Accounts.Security;

/// <summary>A page on which somebody looks after their own account.</summary>
public abstract class SecurityPage(UserManager<Person> people) : PageModel
{
    /// <summary>Whose page it is.</summary>
    public Person Person { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await people.GetUserAsync(User) is not { } person)
        {
            context.Result = Redirect("/accounts/sign-in");
            return;
        }

        Person = person;
        await next();
    }

    protected PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
