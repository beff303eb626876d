using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Organisations;

/// <summary>Says which day is an organisation's last, or takes that back.</summary>
[May(Permission.MaintainOrganisations)]
public sealed class CloseModel(OrganisationService organisations, CurrentPersonService people, TimeProvider clock) : OrganisationPageModel(organisations, people)
{
    [BindProperty]
    public DateParts LastDay { get; set; } = new(null, null, null);

    private protected override bool MayOpen() => MayMaintain;

    public void OnGet() => LastDay = Days.Parts(Organisation.ClosedOn);

    public async Task<IActionResult> OnPostAsync()
    {
        if (Days.Read(ModelState, nameof(LastDay), LastDay, "The last day", UkTime.Today(clock), DateLimit.None) is not { } last) return Refused();
        if (await Organisations.CloseAsync(Organisation.Id, last, Actor.Person(Person.Id)) is not { } fault) return Done($"Its last day is {UkTime.Text(last)}");
        ModelState.AddModelError(nameof(LastDay), fault);
        return Refused();
    }

    public async Task<IActionResult> OnPostOpenAsync()
    {
        await Organisations.CloseAsync(Organisation.Id, null, Actor.Person(Person.Id));
        return Done("The organisation is open");
    }
}
