using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.SignIn;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Browser.Tests.Harness;

/// <summary>People, and how the careful one signs in.</summary>
public sealed partial class SeededPractice
{
    private async Task AddPeopleAsync()
    {
        var (requests, resets) = (installation.Get<AccessRequestService>(), installation.Get<PasswordResetService>());
        var place = (await requests.OrganisationAsync(Organisation.Code))!;
        var other = await installation.AddOrganisationAsync("Y99031", "Sorrel Surgery");
        Person = await installation.AddPersonAsync(other, email: "asks@sorrel.example", name: "Linnea Sorrel");
        Assert.Null(await requests.AskAsync(Person, place, RoleNames.PatientSafetyLead));
        Assignment = await installation.QueryAsync(context => context.RoleAssignments.Where(held => held.PersonId == Person && held.OrganisationId == Organisation.Id).Select(held => held.Id).SingleAsync());
        await requests.RegisterAsync("registers@harebell.example", "Osric Teal", "heron-plum-staircase", place, RoleNames.Reporter);
        await resets.AskAsync("asks@sorrel.example");
        var inviter = new CurrentPerson(lead, "Mairi Quill", place.Id, place.Code, place.Name, OrganisationKind.Provider, CareSetting.GeneralPractice, false, await AccessAsync());
        await installation.Get<InvitationService>().InviteAsync(inviter, "invited@harebell.example", place, RoleNames.Reporter);
        Links = (await installation.MailAsync()).Where(mail => mail.HasLink && mail.Link.Contains("?link=", StringComparison.Ordinal)).ToDictionary(mail => mail.Link.Split('?')[0], mail => mail.Link, StringComparer.Ordinal);
    }

    private async Task AddCarefulAsync()
    {
        var person = await installation.AddPersonAsync(Organisation, email: Careful, name: "Orla Fenn");
        await installation.AddPersonAsync(Organisation, RoleNames.EngagementLead, Asked, "Hedda Lorne");
        var authenticators = installation.Get<AuthenticatorService>();
        await authenticators.StartAsync(person);
        carefulSecret = (await authenticators.PendingSecretAsync(person))!;
        await authenticators.ConfirmAsync(person, TimeBasedCode.At(carefulSecret, TimeBasedCode.StepAt(installation.Clock.GetUtcNow().UtcDateTime)));
    }
}
