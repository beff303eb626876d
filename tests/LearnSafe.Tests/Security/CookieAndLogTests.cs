using LearnSafe.Domain.Access;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.TestHost;

namespace LearnSafe.Tests.Security;

/// <summary>What cookies and log lines give away.</summary>
public sealed class CookieAndLogTests
{
    [Theory, InlineData("http", false), InlineData("https", true)]
    public async Task Cookies_OfSignInFormAndNotice_AreForThisSiteAlone(string scheme, bool secure)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        await installation.AddPersonAsync(await installation.AddOrganisationAsync());
        var seen = new SeenCookies(installation.Program.GetTestServer().CreateHandler());
        using var client = new HttpClient(new CookieHandler(seen)) { BaseAddress = new Uri($"{scheme}://learnsafe.example") };
        await client.SignInAsync();
        await client.SubmitAsShownAsync("/accounts/name", ("DisplayName", "Ines Falk-Moor"));
        // The form's token, the session and the notice that the name was changed.
        Assert.Contains(seen.Set, cookie => cookie.StartsWith("learnsafe-notice=", StringComparison.Ordinal));
        Assert.Contains(seen.Set, cookie => cookie.StartsWith("learnsafe-form", StringComparison.Ordinal));
        Assert.Contains(seen.Set, cookie => cookie.Contains("learnsafe-session=", StringComparison.Ordinal));
        Assert.All(seen.Set, cookie =>
        {
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        });
    }

    [Fact]
    public async Task Log_OfAJourneyWithFailuresAndHostileInput_NamesNobody()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        var practice = await installation.AddOrganisationAsync();
        var person = await installation.AddPersonAsync(practice, RoleNames.PatientSafetyLead);
        using var client = installation.Client();
        await client.SignInAsync(password: "Quillwort-wrong-1");
        await client.SignInAsync(email: "quillwort@nobody.example");
        await client.SubmitAsync("/accounts/forgot-password", ("Email", "quillwort@nobody.example"));
        await client.SignInAsync();
        var record = await installation.RecordAsync(practice, person, TestData.Incident("Quillwort was given 943 476 5919 as a number"));
        await client.PageAsync($"/events/{record.Id}");
        await client.PageAsync("/events/all?type=quillwort%0AFORGED");
        await client.GetAsync(new Uri("/quillwort%0D%0AFORGED", UriKind.Relative));
        using (var bare = new FormUrlEncodedContent([new("DisplayName", "Quillwort")])) await client.PostAsync(new Uri("/accounts/name", UriKind.Relative), bare);
        await client.SubmitAsShownAsync($"/events/{record.Id}/withdraw", ("Reason", "Quillwort asked"));
        using (var key = new HttpRequestMessage(HttpMethod.Get, "/adverse-event/fhir/metadata") { Headers = { { "Ocp-Apim-Subscription-Key", "quillwort-key" } } }) await client.SendAsync(key);
        Assert.NotEmpty(installation.Log.Lines);
        foreach (var secret in (string[])["quillwort", "harebell.example", "Ines Falk", "5919", "FORGED", TestData.Password])
            Assert.DoesNotContain(installation.Log.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    private sealed class SeenCookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public List<string> Set { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set)) Set.AddRange(set);
            return response;
        }
    }
}
