using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Shared;

/// <summary>A search that was sent with nothing in its field: said, and not answered with the same page as if nothing had been pressed.</summary>
public static class EmptySearch
{
    /// <param name="name">Of the field, in the address.</param>
    /// <param name="fault">What to enter.</param>
    public static void RefuseEmptySearch(this PageModel page, string name, string fault)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!page.Request.Query.TryGetValue(name, out var typed) || !string.IsNullOrWhiteSpace(typed)) return;
        page.ModelState.AddModelError(name, fault);
        page.Response.StatusCode = StatusCodes.Status400BadRequest;
    }
}
