using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LearnSafe.Platform.Web;

/// <summary>
/// Sends a request whose file is too large back to its page with a sentence. Before anybody reads the form, because what reads it first
/// (the antiforgery check) would only call the whole request bad.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TooLargeRequestAttribute(long most) : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    public const string Mark = "too-large";

    /// <summary>In bytes, with what a browser puts around the file.</summary>
    public long Most => most;

    /// <summary>After the limit on what is read at all (900), before antiforgery (1000).</summary>
    public int Order => 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.HttpContext.Request;
        if (request.ContentLength is not { } length || length <= most) return;
        try
        {
            // A browser that is cut off while it sends shows a broken connection and not our answer.
            await request.Body.CopyToAsync(Stream.Null, context.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            return;
        }

        context.Result = new RedirectResult($"{request.Path}?problem={Mark}");
    }
}
