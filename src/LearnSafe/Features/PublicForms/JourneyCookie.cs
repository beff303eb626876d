namespace LearnSafe.Features.PublicForms;

/// <summary>The one cookie of a journey: a random token, for these pages alone, gone after some hours. It says nothing of who holds it.</summary>
public static class JourneyCookie
{
    public const string Name = "learnsafe-say";

    private const string Path = "/say";

    public static string? Read(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Cookies[Name];
    }

    public static void Set(HttpContext context, string token)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Append(Name, token, Options(context, PublicDraftService.KeptFor));
    }

    public static void Forget(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Delete(Name, Options(context, null));
    }

    private static CookieOptions Options(HttpContext context, TimeSpan? age) =>
        new() { Path = Path, HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = age, IsEssential = true };
}
