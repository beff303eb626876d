using System.Net;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;

namespace LearnSafe.Tests.Features.Accounts;

/// <summary>Roles that need more than a password.</summary>
public sealed class SecondFactorTests
{
    private static async Task<TestInstallation> AskingAsync(Engine engine, string? role)
    {
        var installation = await TestInstallation.CreateAsync(engine);
        await installation.StartProgramAsync(builder =>
        {
            builder.WebHost.UseTestServer();
            if (role is not null) builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("SignIn:SecondFactorRoles:0", role)]);
        });
        return installation;
    }

    private static async Task<string> AnswerAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.Headers.Location?.ToString() ?? ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Content_ByDefault_AsksItOfNoRole()
    {
        await using var installation = await AskingAsync(Engine.Sqlite, null);
        Assert.False(installation.Get<SecondFactorService>().IsAnybodyAsked);
        Assert.DoesNotContain(installation.Get<RoleCatalogue>().Roles, role => role.SecondFactor);
    }

    [Theory, EachEngine]
    public async Task SignedInByPasswordAlone_OpensNothingButTheSetUp_AndEverythingAfterIt(Engine engine)
    {
        await using var installation = await AskingAsync(engine, "patientsafetylead");
        var person = await installation.AddPersonAsync(await installation.AddOrganisationAsync(), RoleNames.PatientSafetyLead);
        using var client = installation.Client();
        await client.SignInAsync();
        foreach (var path in new[] { "/", "/events", "/events/all", "/events/record", SecurityLinks.TurnOff, SecurityLinks.NewRecoveryCodes, SecurityLinks.Sessions })
            Assert.Equal((path, SecurityLinks.Required), (path, await AnswerAsync(client, path)));
        var post = await client.SubmitAsync("/events/record/new/risk", await client.PageAsync("/accounts/security/authenticator-app"), ("Description", "x"));
        Assert.NotEqual(HttpStatusCode.OK, post.StatusCode);
        foreach (var path in new[] { SecurityLinks.Required, SecurityLinks.Overview, SecurityLinks.AuthenticatorApp, "/help", "/accounts/sign-out" })
            Assert.Equal((path, "200"), (path, await AnswerAsync(client, path)));

        await client.SubmitAsync($"{SecurityLinks.AuthenticatorApp}?handler=start", await client.PageAsync(SecurityLinks.AuthenticatorApp));
        var phone = new Authenticators(installation, person);
        await phone.ScanAsync();
        await client.SubmitAsync(SecurityLinks.AuthenticatorApp, ("Code", phone.Code));
        Assert.Equal("200", await AnswerAsync(client, "/events/all"));
        Assert.Equal("/", await AnswerAsync(client, SecurityLinks.Required));
    }

    [Theory, EachEngine]
    public async Task SignedInWithACode_OpensEverything_AndTheAppStaysOn(Engine engine)
    {
        await using var installation = await AskingAsync(engine, RoleNames.PatientSafetyLead);
        var phone = await Authenticators.TurnOnAsync(installation, await installation.AddPersonAsync(await installation.AddOrganisationAsync(), RoleNames.PatientSafetyLead));
        using var client = installation.Client();
        await client.SignInAsync();
        await client.SubmitAsync("/accounts/sign-in/code", ("Code", phone.Code));
        Assert.Equal("200", await AnswerAsync(client, "/events/all"));
        var refused = await client.SubmitAsync(SecurityLinks.TurnOff, ("Password", TestData.Password));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.StartsWith("Your role, patient safety lead, needs a second proof", (await refused.DocumentAsync()).Errors().Single(), StringComparison.Ordinal);
    }

    /// <summary>A session that began before the app was set up elsewhere proves nothing.</summary>
    [Fact]
    public async Task AnotherSessionSetItUp_ThisOneMustSignInAgain()
    {
        await using var installation = await AskingAsync(Engine.Sqlite, RoleNames.PatientSafetyLead);
        var person = await installation.AddPersonAsync(await installation.AddOrganisationAsync(), RoleNames.PatientSafetyLead);
        using var client = installation.Client();
        await client.SignInAsync();
        await Authenticators.TurnOnAsync(installation, person);
        Assert.Equal(SecurityLinks.Required, await AnswerAsync(client, "/events"));
        Assert.Contains("You have set this up already", (await client.PageAsync(SecurityLinks.Required)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Reporter@Y99001", true, false)]
    [InlineData("reporter@y99002", false, true)]
    [InlineData("Reporter", true, true)]
    [InlineData("PatientSafetyLead@Y99001", false, false)]
    public async Task OneOrganisationsRole_IsAskedThereAlone(string setting, bool first, bool second)
    {
        await using var installation = await AskingAsync(Engine.Sqlite, setting);
        await installation.AddPersonAsync(await installation.AddOrganisationAsync(), email: "first@harebell.example");
        await installation.AddPersonAsync(await installation.AddOrganisationAsync("Y99002", "Teasel Surgery"), email: "second@teasel.example");
        foreach (var (email, asked) in new[] { ("first@harebell.example", first), ("second@teasel.example", second) })
        {
            using var client = installation.Client();
            await client.SignInAsync(email);
            Assert.Equal(asked ? SecurityLinks.Required : "200", await AnswerAsync(client, "/events"));
        }
    }

    [Fact]
    public async Task Setting_ThatNamesNoRole_StopsTheStart()
    {
        var fault = await Assert.ThrowsAsync<SettingsException>(() => AskingAsync(Engine.Sqlite, "SafetyLead"));
        Assert.StartsWith("SignIn:SecondFactorRoles names the role SafetyLead, which there is not. The roles are Reporter, PatientSafetyLead,", fault.Message, StringComparison.Ordinal);
    }
}
