using System.Text.Encodings.Web;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Accounts.Sessions;

/// <summary>A page that forwards itself. What it leads to is asked for by a page of ours, so that the browser sends the strict cookie with it; and a form's answer may lead to another host in no other way.</summary>
internal static class ForwardPage
{
    public const string Arriving = "/accounts/sign-in/arriving";

    public static void MapOn(WebApplication app) =>
        app.MapGet(Arriving, ([FromQuery(Name = SessionCookie.ReturnUrlParameter)] string? to) => To(IsOurs(to) ? to! : "/", "You are being taken to the page that you asked for", "Open the page")).AllowAnonymous();

    public static IResult To(string address, string heading, string link)
    {
        var encode = HtmlEncoder.Default;
        var href = encode.Encode(address);
        return Results.Content(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{encode.Encode(heading)}</title><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="0; url={href}"><link rel="stylesheet" href="/css/app.css"></head>
            <body><div class="nhsuk-width-container"><main class="nhsuk-main-wrapper"><h1 class="nhsuk-heading-l">{encode.Encode(heading)}</h1><p><a href="{href}">{encode.Encode(link)}</a></p></main></div></body>
            </html>
            """,
            "text/html; charset=utf-8");
    }

    /// <summary>As the framework judges it: one slash, and no second one or backslash after it.</summary>
    public static bool IsOurs(string? address) => address is ['/', ..] && !(address.Length > 1 && (address[1] is '/' or '\\')) && !address.Any(char.IsControl);
}
