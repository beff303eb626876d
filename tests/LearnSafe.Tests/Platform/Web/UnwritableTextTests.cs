using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Platform.Web;

/// <summary>U+0000 is no text: PostgreSQL refuses it, and a backup of an engine that stored it could not be restored there.</summary>
public sealed class UnwritableTextTests
{
    [Theory, EachEngine]
    public async Task Post_SignInWithControlCharacters_IsAnsweredAsAWrongPassword(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var client = installation.Client();

        Assert.Equal(HttpStatusCode.BadRequest, await SignInAsync(client, "nobody\0@harebell.example\u0001", "\0"));
        Assert.Equal(HttpStatusCode.BadRequest, await SignInAsync(client, "\0", "x"));
    }

    [Theory, EachEngine]
    public async Task Post_SignInWithControlCharactersInTheEmail_ReadsItWithoutThem(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        await installation.AddPersonAsync(await installation.AddOrganisationAsync());
        using var client = installation.Client();

        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(client, "reporter@\0harebell.example", TestData.Password));
    }

    [Theory, EachEngine]
    public async Task Post_ReasonWithControlCharacters_IsKeptWithoutThem(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;

        var response = await practice.PressAsync("reporter", RecordLinks.Withdraw(id), "Withdraw record", ("Reason", "Recorded\u0001 twice\u0008"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("Recorded twice", await practice.Installation.QueryAsync(context => context.Revisions.Where(revision => revision.Kind == RevisionKind.Withdrawn).Select(revision => revision.Reason).SingleAsync()));
        var report = await practice.Installation.Get<HistoryVerification>().VerifyAsync();
        Assert.True(report.Intact, report.Fault);
    }

    /// <summary>In parts, as only a program sends it: in the usual form the server takes no U+0000 at all.</summary>
    private static async Task<HttpStatusCode> SignInAsync(HttpClient client, string email, string password)
    {
        var page = await client.PageAsync("/accounts/sign-in");
        using var form = new MultipartFormDataContent();
        foreach (var hidden in page.QuerySelector("main form")!.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")) form.Add(new StringContent(hidden.Value), hidden.Name!);
        form.Add(new StringContent(email), "Email");
        form.Add(new StringContent(password), "Password");
        return (await client.PostAsync(new Uri("/accounts/sign-in", UriKind.Relative), form)).StatusCode;
    }
}
