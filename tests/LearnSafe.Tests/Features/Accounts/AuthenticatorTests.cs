using System.Net;
using LearnSafe.Domain.SignIn;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Features.History;
using LearnSafe.Platform.SignIn;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Accounts;

public sealed class AuthenticatorTests
{
    private const string CodePage = "/accounts/sign-in/code";

    private const string RecoveryPage = "/accounts/sign-in/recovery-code";

    [Theory, EachEngine]
    public async Task SetUp_ByTheTypedKey_AsksForACodeFromThenOn(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var person = await installation.AddPersonAsync(await installation.AddOrganisationAsync());
        using var client = installation.Client();
        await client.SignInAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(SecurityLinks.Picture, UriKind.Relative))).StatusCode);

        await client.SubmitAsync($"{SecurityLinks.AuthenticatorApp}?handler=start", await client.PageAsync(SecurityLinks.AuthenticatorApp));
        var phone = new Authenticators(installation, person);
        await phone.ScanAsync();
        var page = await client.PageAsync(SecurityLinks.AuthenticatorApp);
        var secret = (await installation.Get<AuthenticatorService>().PendingSecretAsync(person))!;
        Assert.Equal(Base32.Write(secret), page.QuerySelector(".nhsuk-summary-list .app-typed-text")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
        var picture = await client.GetAsync(new Uri(page.QuerySelector("main img")!.GetAttribute("src")!, UriKind.Relative));
        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType!.MediaType);
        Assert.True(picture.Headers.CacheControl!.NoStore);

        var wrong = await client.SubmitAsync(SecurityLinks.AuthenticatorApp, page, ("Code", Other(phone.Code)));
        Assert.Equal(["Check the code. Enter the one that the app shows now"], (await wrong.DocumentAsync()).Errors());
        var shown = await (await client.SubmitAsync(SecurityLinks.AuthenticatorApp, page, ("Code", $" {phone.Code[..3]} {phone.Code[3..]} "))).DocumentAsync();
        Assert.Equal(RecoveryCodes.Count, shown.QuerySelectorAll("#recovery-codes li").Length);
        Assert.Empty((await client.PageAsync(SecurityLinks.AuthenticatorApp)).QuerySelectorAll("#recovery-codes li"));

        installation.Clock.Advance(TimeSpan.FromSeconds(60));
        using var later = installation.Client();
        var half = await later.SignInAsync(path: "/accounts/sign-in?return-url=%2Fhelp%3Ffrom%3Dlist");
        Assert.Equal("/accounts/sign-in/code?return-url=%2Fhelp%3Ffrom%3Dlist", half.Headers.Location!.ToString());
        Assert.Null((await later.PageAsync("/help")).QuerySelector(".nhsuk-header__account"));
        var done = await later.SubmitAsync(half.Headers.Location.ToString(), ("Code", phone.Code));
        Assert.Equal("/help?from=list", done.Headers.Location!.ToString());
        Assert.NotNull((await later.PageAsync("/help")).QuerySelector(".nhsuk-header__account"));
    }

    [Theory, EachEngine]
    public async Task Code_TakenOnce_IsRefusedTheSecondTime(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var phone = await Authenticators.TurnOnAsync(installation, await installation.AddPersonAsync(await installation.AddOrganisationAsync()));
        var code = phone.Code;
        Assert.Equal(HttpStatusCode.Redirect, (await SignInWithAsync(installation, CodePage, code)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SignInWithAsync(installation, CodePage, code)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Code_ManyAtOnce_OneIsTaken(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var person = await installation.AddPersonAsync(await installation.AddOrganisationAsync());
        var phone = await Authenticators.TurnOnAsync(installation, person);
        var service = installation.Get<AuthenticatorService>();
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.TakeAsync(person, phone.Code)));
        Assert.Single(taken, true);
        var recovered = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.TakeRecoveryCodeAsync(person, phone.RecoveryCodes[0])));
        Assert.Single(recovered, left => left is not null);
    }

    [Theory, EachEngine]
    public async Task RecoveryCode_InCapitals_SignsInOnceAndSaysWhatIsLeft(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var phone = await Authenticators.TurnOnAsync(installation, await installation.AddPersonAsync(await installation.AddOrganisationAsync()));
        using var client = installation.Client();
        await client.SignInAsync();
        await client.SubmitAsync(RecoveryPage, ("Code", phone.RecoveryCodes[3].ToUpperInvariant()));
        Assert.Contains("9 codes are left", (await client.PageAsync("/help")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await SignInWithAsync(installation, RecoveryPage, phone.RecoveryCodes[3])).StatusCode);
    }

    /// <summary>Whoever knows the password gains no more guesses at the code by typing the password again between them.</summary>
    [Theory, EachEngine]
    public async Task Code_WrongFiveTimesWithThePasswordBetween_LocksTheAccount(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var phone = await Authenticators.TurnOnAsync(installation, await installation.AddPersonAsync(await installation.AddOrganisationAsync()));
        for (var attempt = 0; attempt < PasswordSignIn.TriesBeforeLock; attempt++)
            Assert.Equal(HttpStatusCode.BadRequest, (await SignInWithAsync(installation, attempt % 2 == 0 ? CodePage : RecoveryPage, attempt % 2 == 0 ? Other(phone.Code) : "abcd-efgh-jkmn-pqrs")).StatusCode);

        using var client = installation.Client();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SignInAsync()).StatusCode);
        Assert.True((await installation.QueryAsync(context => context.Users.SingleAsync())).LockoutEnd > TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task Code_RightWhileLocked_IsRefusedWithTheSameWords()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        var phone = await Authenticators.TurnOnAsync(installation, await installation.AddPersonAsync(await installation.AddOrganisationAsync()));
        using var client = installation.Client();
        await client.SignInAsync();
        IReadOnlyList<string> words = [];
        for (var attempt = 0; attempt < PasswordSignIn.TriesBeforeLock; attempt++) words = (await (await client.SubmitAsync(CodePage, ("Code", Other(phone.Code)))).DocumentAsync()).Errors();
        var right = await client.SubmitAsync(CodePage, ("Code", phone.Code));
        Assert.Equal(HttpStatusCode.BadRequest, right.StatusCode);
        Assert.Equal(words, (await right.DocumentAsync()).Errors());
    }

    [Fact]
    public async Task Code_TenMinutesAfterThePassword_BeginsAgain()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        await Authenticators.TurnOnAsync(installation, await installation.AddPersonAsync(await installation.AddOrganisationAsync()));
        using var client = installation.Client();
        await client.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(CodePage, UriKind.Relative))).StatusCode);
        installation.Clock.Advance(SecondStepCookie.Lasts + TimeSpan.FromSeconds(1));
        Assert.Equal("/accounts/sign-in", (await client.GetAsync(new Uri(CodePage, UriKind.Relative))).Headers.Location!.ToString());
    }

    [Fact]
    public async Task Code_ManyTriesFromOneAddress_SlowedDown()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        await Authenticators.TurnOnAsync(installation, await installation.AddPersonAsync(await installation.AddOrganisationAsync()));
        using var client = installation.Client();
        await client.SignInAsync();
        var page = await client.PageAsync(CodePage);
        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < SignInRateLimit.TriesAMinute; attempt++) statuses.Add((await client.SubmitAsync(CodePage, page, ("Code", "12"))).StatusCode);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    [Theory]
    [InlineData("", "Enter the code that the app shows")]
    [InlineData("12345", "The code must be six figures")]
    [InlineData("abcdef", "The code must be six figures")]
    [InlineData("１２３４５６", "The code must be six figures")]
    public async Task Code_ThatCannotBeOne_SaysSoAndCountsForNothing(string typed, string words)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        await Authenticators.TurnOnAsync(installation, await installation.AddPersonAsync(await installation.AddOrganisationAsync()));
        var refused = await SignInWithAsync(installation, CodePage, typed);
        Assert.Equal([words], (await refused.DocumentAsync()).Errors());
        Assert.Equal(0, (await installation.QueryAsync(context => context.Users.SingleAsync())).AccessFailedCount);
    }

    [Theory, EachEngine]
    public async Task TurnOff_OnlyWithThePassword_AndThePasswordAloneOpensAgain(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var phone = await Authenticators.TurnOnAsync(installation, await installation.AddPersonAsync(await installation.AddOrganisationAsync()));
        using var client = installation.Client();
        await client.SignInAsync();
        await client.SubmitAsync(CodePage, ("Code", phone.Code));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SubmitAsync(SecurityLinks.TurnOff, ("Password", "not the password"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(SecurityLinks.TurnOff, ("Password", TestData.Password))).StatusCode);
        Assert.Equal((0, 0), (await installation.QueryAsync(context => context.AuthenticatorApps.CountAsync()), await installation.QueryAsync(context => context.RecoveryCodes.CountAsync())));
        using var later = installation.Client();
        Assert.Equal("/", (await later.SignInAsync()).Headers.Location!.ToString());
    }

    [Theory, EachEngine]
    public async Task NewRecoveryCodes_OldOnesAreGoodForNothing(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var phone = await Authenticators.TurnOnAsync(installation, await installation.AddPersonAsync(await installation.AddOrganisationAsync()));
        using var client = installation.Client();
        await client.SignInAsync();
        await client.SubmitAsync(CodePage, ("Code", phone.Code));
        var page = await (await client.SubmitAsync(SecurityLinks.NewRecoveryCodes, ("Password", TestData.Password))).DocumentAsync();
        var fresh = page.QuerySelectorAll("#recovery-codes li").Select(code => code.TextContent).ToList();
        Assert.Equal(HttpStatusCode.BadRequest, (await SignInWithAsync(installation, RecoveryPage, phone.RecoveryCodes[0])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await SignInWithAsync(installation, RecoveryPage, fresh[0])).StatusCode);
    }

    /// <summary>Neither the database nor the history nor the log holds the secret or a code that is good.</summary>
    [Theory, EachEngine]
    public async Task AtRest_NoSecretAndNoCodeCanBeRead(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var person = await installation.AddPersonAsync(await installation.AddOrganisationAsync());
        var service = installation.Get<AuthenticatorService>();
        await service.StartAsync(person);
        var secret = (await service.PendingSecretAsync(person))!;
        var codes = (await service.ConfirmAsync(person, TimeBasedCode.At(secret, TimeBasedCode.StepAt(installation.Clock.GetUtcNow().UtcDateTime))))!;
        await service.TakeRecoveryCodeAsync(person, codes[0]);
        await service.NewRecoveryCodesAsync(person);
        await service.TurnOffAsync(person, Actor.System);
        var history = await installation.QueryAsync(context => context.History.Where(entry => entry.SubjectId == person).OrderBy(entry => entry.Sequence).ToListAsync());
        Assert.Equal(
            [HistoryActions.PersonAdded, HistoryActions.AuthenticatorTurnedOn, HistoryActions.RecoveryCodeUsed, HistoryActions.RecoveryCodesMade, HistoryActions.AuthenticatorTurnedOff],
            history.Select(entry => entry.Action));
        Assert.All(history.Skip(1), entry => Assert.Equal("{}", entry.Content));
        await service.StartAsync(person);
        var stored = (await installation.QueryAsync(context => context.AuthenticatorApps.SingleAsync())).EncryptedSecret;
        Assert.StartsWith("v1.", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(installation.Log.Lines, line => codes.Any(code => line.Contains(code, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task SetUp_LeftForAnHour_BeginsAgainWithAnotherSecret()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        var person = await installation.AddPersonAsync(await installation.AddOrganisationAsync());
        var service = installation.Get<AuthenticatorService>();
        await service.StartAsync(person);
        var first = (await service.PendingSecretAsync(person))!;
        installation.Clock.Advance(AuthenticatorService.SetUpTime);
        Assert.Null(await service.PendingSecretAsync(person));
        Assert.Null(await service.ConfirmAsync(person, TimeBasedCode.At(first, TimeBasedCode.StepAt(installation.Clock.GetUtcNow().UtcDateTime))));
        await service.StartAsync(person);
        Assert.NotEqual(first, await service.PendingSecretAsync(person));
    }

    private static async Task<HttpResponseMessage> SignInWithAsync(TestInstallation installation, string page, string code)
    {
        using var client = installation.Client();
        await client.SignInAsync();
        return await client.SubmitAsync(page, ("Code", code));
    }

    /// <summary>Another code than this one.</summary>
    private static string Other(string code) => (code[0] == '9' ? '0' : (char)(code[0] + 1)) + code[1..];
}
