using LearnSafe.Domain.Access;
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
        Assert.Equal(2, await installation.QueryAsync(context => context.RoleAssignments.CountAsync()));
        Assert.True((await installation.Get<HistoryVerification>().VerifyAsync()).Intact);
    }

    [Theory, EachEngine]
    public async Task Add_AnAddressThatHasAnAccount_IsRefused(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var register = new RegisterProvider("Harebell Surgery", CareSetting.GeneralPractice);
        await AddAsync(installation, "first@harebell.example", register);

        Assert.Equal("That address already has an account. To give them another role, use user role.", await AddAsync(installation, "First@Harebell.Example", register));
    }

    [Theory, EachEngine]
    public async Task Add_AnAddressThatHasAnAccount_RegistersNothing(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        await AddAsync(installation, "first@harebell.example", new RegisterProvider("Harebell Surgery", CareSetting.GeneralPractice));
        var before = await installation.QueryAsync(context => context.History.CountAsync());

        await installation.Get<AccountService>().AddAsync("first@harebell.example", "Ines Falk", TestData.Password, "Y99002", RoleNames.Reporter, Actor.System, new RegisterProvider("Teasel Surgery", CareSetting.GeneralPractice));

        Assert.Equal(before, await installation.QueryAsync(context => context.History.CountAsync()));
        Assert.False(await installation.QueryAsync(context => context.Organisations.AnyAsync(one => one.Code == "Y99002")));
    }

    [Theory, EachEngine]
    public async Task Add_ARoleThatDoesNotFitThePlace_SaysWhichDo(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        await installation.AddOrganisationAsync();
        var accounts = installation.Get<AccountService>();

        Assert.StartsWith("There is no role Manager. The roles are Reporter, PatientSafetyLead,", await accounts.AddAsync("a@b.example", "Ines Falk", TestData.Password, "Y99001", "Manager", Actor.System), StringComparison.Ordinal);
        Assert.Equal(
            "NetworkLead cannot be given at Harebell Surgery, which is of the kind \"Provider\". Roles there are Reporter, PatientSafetyLead, OrganisationAdministrator, EngagementLead.",
            await accounts.AddAsync("a@b.example", "Ines Falk", TestData.Password, "Y99001", "networkLead", Actor.System));
        Assert.Equal("Reporter is given at an organisation: say which with --organisation.", await accounts.AddAsync("a@b.example", "Ines Falk", TestData.Password, null, RoleNames.Reporter, Actor.System));
        Assert.Null(await accounts.AddAsync("a@b.example", "Ines Falk", TestData.Password, null, RoleNames.InstallationAdministrator, Actor.System));
    }

    [Theory, EachEngine]
    public async Task GiveRole_Twice_IsOneRoleMore(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var person = await installation.AddPersonAsync(await installation.AddOrganisationAsync(), email: "ines@harebell.example");
        var accounts = installation.Get<AccountService>();

        Assert.Null(await accounts.GiveRoleAsync("ines@harebell.example", "Y99001", RoleNames.PatientSafetyLead, Actor.System));
        Assert.Null(await accounts.GiveRoleAsync("ines@harebell.example", "Y99001", RoleNames.PatientSafetyLead, Actor.System));

        Assert.Equal(2, await installation.QueryAsync(context => context.RoleAssignments.CountAsync(one => one.PersonId == person && one.State == RoleState.Active)));
        Assert.Equal("Nobody has an account with the address nobody@harebell.example.", await accounts.GiveRoleAsync("nobody@harebell.example", "Y99001", RoleNames.Reporter, Actor.System));
    }

    private static Task<string?> AddAsync(TestInstallation installation, string email, RegisterProvider? register) =>
        installation.Get<AccountService>().AddAsync(email, "Ines Falk", TestData.Password, "Y99001", RoleNames.Reporter, Actor.System, register);
}
