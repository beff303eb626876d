using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace LearnSafe.Features.PublicForms;

/// <summary>Keeps what a receipt code opened for half an hour, encrypted, so that the code itself stands in no address and is sent but once.</summary>
public sealed class ReceiptCookie(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Name = "learnsafe-receipt";

    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    private const string Path = "/receipt";

    private readonly IDataProtector protector = protection.CreateProtector("LearnSafe.Receipt.v1");

    /// <summary>The record that is open; null where none is, the time is over, or the cookie was tampered with.</summary>
    public Guid? Read(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Cookies[Name] is not { Length: > 0 and < 1000 } text) return null;
        try
        {
            var parts = protector.Unprotect(text).Split('|');
            var until = new DateTimeOffset(long.Parse(parts[1], CultureInfo.InvariantCulture), TimeSpan.Zero);
            return clock.GetUtcNow() < until ? Guid.Parse(parts[0]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Set(HttpContext context, Guid eventId)
    {
        ArgumentNullException.ThrowIfNull(context);
        var until = (clock.GetUtcNow() + KeptFor).UtcTicks;
        context.Response.Cookies.Append(Name, protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{eventId}|{until}")), Options(context, KeptFor));
    }

    public static void Forget(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Delete(Name, Options(context, null));
    }

    private static CookieOptions Options(HttpContext context, TimeSpan? age) =>
        new() { Path = Path, HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = age, IsEssential = true };
}
