using System.Net;
using System.Text.Json;
using LearnSafe.Features.Accounts.Passkeys;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace LearnSafe.Tests.Features.Accounts;

/// <summary>What stands around the framework's passkeys; that they sign in is shown in a browser.</summary>
public sealed class PasskeyTests
{
    private static UserPasskeyInfo Made(byte id) => new([id], [2], TestClock.Start, 0, ["internal"], true, false, false, [3], [4]);

    [Theory, EachEngine]
    public async Task OptionsToSignIn_AreTheSameForEverybodyAndNameNoKeys(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var person = await installation.AddPersonAsync(await installation.AddOrganisationAsync());
        await installation.Get<PasskeyService>().AddAsync(person, "Work laptop", Made(1));
        using var client = installation.Client();
        var options = await OptionsAsync(client, "/accounts/sign-in", PasskeyEndpoints.ToSignIn);
        Assert.Equal("localhost", options.GetProperty("rpId").GetString());
        Assert.Equal("required", options.GetProperty("userVerification").GetString());
        Assert.True(!options.TryGetProperty("allowCredentials", out var allowed) || allowed.GetArrayLength() == 0);
    }

    [Theory, EachEngine]
    public async Task OptionsToAdd_AskForAKeyThatVerifiesItsPerson_AndLeaveOutThoseThatAreThere(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var person = await installation.AddPersonAsync(await installation.AddOrganisationAsync());
        await installation.Get<PasskeyService>().AddAsync(person, "Work laptop", Made(1));
        using var client = installation.Client();
        await client.SignInAsync();
        var options = await OptionsAsync(client, SecurityLinks.Passkeys, PasskeyEndpoints.ToAdd);
        var wanted = options.GetProperty("authenticatorSelection");
        Assert.Equal(("required", "required"), (wanted.GetProperty("userVerification").GetString(), wanted.GetProperty("residentKey").GetString()));
        Assert.Single(options.GetProperty("excludeCredentials").EnumerateArray());
    }

    [Fact]
    public async Task Options_WithoutTheFormsToken_AreRefused()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(new Uri(PasskeyEndpoints.ToSignIn, UriKind.Relative), null)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync(new Uri(PasskeyEndpoints.ToAdd, UriKind.Relative), null)).StatusCode);
    }

    [Theory]
    [InlineData(null, "http://localhost", true)]
    [InlineData(null, "https://learnsafe.example", false)]
    [InlineData("learnsafe.example", "https://learnsafe.example", true)]
    [InlineData("learnsafe.example", "https://a.learnsafe.example", true)]
    [InlineData("learnsafe.example", "http://learnsafe.example", false)]
    [InlineData("learnsafe.example", "https://notlearnsafe.example", false)]
    public async Task Offered_OnlyUnderTheDomainThatIsStated(string? domain, string address, bool offered)
    {
        await using var installation = await TestInstallation.CreateAsync(Engine.Sqlite);
        await installation.StartProgramAsync(builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("SignIn:PasskeyDomain", domain)]);
        });
        using var client = installation.Client();
        client.BaseAddress = new Uri(address);
        Assert.Equal(offered, (await client.PageAsync("/accounts/sign-in")).QuerySelector("[data-app-passkey]") is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"id":"AQ","rawId":"AQ","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA","userHandle":"AA"},"clientExtensionResults":{}}""")]
    public async Task SignIn_WhatIsNoPasskey_IsRefusedInTheSameWords(string credential)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        var page = await client.PageAsync("/accounts/sign-in");
        await OptionsAsync(client, "/accounts/sign-in", PasskeyEndpoints.ToSignIn);
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var attempt in Enumerable.Range(0, 2))
        {
            using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("Credential", credential)]);
            var refused = await client.PostAsync(new Uri("/accounts/sign-in?handler=Passkey", UriKind.Relative), content);
            Assert.Equal((attempt, HttpStatusCode.BadRequest), (attempt, refused.StatusCode));
            Assert.Equal(["The passkey did not sign you in. Try again, or use your password"], (await refused.DocumentAsync()).Errors());
        }
    }

    [Theory, EachEngine]
    public async Task Remove_WithThePassword_IsInTheHistoryWithoutTheKey(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var person = await installation.AddPersonAsync(await installation.AddOrganisationAsync());
        var service = installation.Get<PasskeyService>();
        await service.AddAsync(person, "Work laptop", Made(1));
        Assert.False(await service.AddAsync(person, "The same again", Made(1)));
        var passkey = (await service.ListAsync(person)).Single();
        using var client = installation.Client();
        await client.SignInAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SubmitAsync(SecurityLinks.RemovePasskey(passkey.Id), ("Password", "not the password"))).StatusCode);
        await client.SubmitAsync(SecurityLinks.Passkey(passkey.Id), ("Name", "Old laptop"));
        Assert.Contains("Old laptop", (await client.PageAsync(SecurityLinks.Passkeys)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(SecurityLinks.RemovePasskey(passkey.Id), ("Password", TestData.Password))).StatusCode);
        Assert.Empty(await service.ListAsync(person));
        var history = await installation.QueryAsync(context => context.History.OrderBy(entry => entry.Sequence).Where(entry => entry.Action.StartsWith("passkey")).Select(entry => entry.Action + entry.Content).ToListAsync());
        Assert.Equal([HistoryActions.PasskeyAdded + "{}", HistoryActions.PasskeyRemoved + "{}"], history);
    }

    private static async Task<JsonElement> OptionsAsync(HttpClient client, string page, string options)
    {
        var token = (await client.PageAsync(page)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        var answer = await client.PostAsync(new Uri(options, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
