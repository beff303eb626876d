using Microsoft.AspNetCore.Authentication.Cookies;

namespace LearnSafe.Platform.SignIn;

/// <summary>Over https a cookie's name begins with <c>__Host-</c>: the browser then takes it from this very host alone, and no neighbour under the same domain can plant one.</summary>
public sealed class HostCookies : ICookieManager
{
    private readonly ChunkingCookieManager cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => cookies.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) => cookies.AppendResponseCookie(context, Name(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => cookies.DeleteCookie(context, Name(context, key), options);

    private static string Name(HttpContext context, string key)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.IsHttps ? "__Host-" + key : key;
    }
}
