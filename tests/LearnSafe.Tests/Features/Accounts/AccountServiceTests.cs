using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Accounts;

public sealed class AccountServiceTests
{
    [Theory, EachEngine]
    public async Task Add_AtAnUnknownOrganisation_SaysHowToRegisterIt(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);

        var fault = await AddAsync(installation, "first@harebell.example", null);

        Assert.Equal("There is no organisation with the code Y99001. To register it, say what it is with --organisation-name and --care-setting.", fault);
        Assert.Equal(0, await installation.QueryAsync(context => context.Users.CountAsync()));
    }

    [Theory, EachEngine]
    public async Task Add_WithWhatTheOrganisationIs_RegistersItOnce(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        await installation.Get<ApiKeyService>().AddAsync("Y99001", "Test", Actor.System);

        Assert.Null(await AddAsync(installation, "first@harebell.example", new RegisterProvider("Harebell Surgery", CareSetting.GeneralPractice)));
        Assert.Null(await AddAsync(installation, "second@harebell.example", new RegisterProvider("Another name", CareSetting.Dental)));

        var organisation = await installation.QueryAsync(context => context.Organisations.SingleAsync());
        Assert.Equal(("Harebell Surgery", CareSetting.GeneralPractice, OrganisationKind.Provider), (organisation.Name, organisation.CareSetting!.Value, organisation.Kind));
        Assert.Equal(2, await installation.QueryAsync(context => context.Memberships.CountAsync()));
        Assert.True((await installation.Get<HistoryVerification>().VerifyAsync()).Intact);
    }

    [Theory, EachEngine]
    public async Task Add_AnAddressThatHasAnAccount_IsRefused(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var register = new RegisterProvider("Harebell Surgery", CareSetting.GeneralPractice);
        await AddAsync(installation, "first@harebell.example", register);

        Assert.Equal("That address already has an account.", await AddAsync(installation, "First@Harebell.Example", register));
    }

    private static Task<string?> AddAsync(TestInstallation installation, string email, RegisterProvider? register) =>
        installation.Get<AccountService>().AddAsync(email, "Ines Falk", TestData.Password, "Y99001", Role.Reporter, Actor.System, register);
}
