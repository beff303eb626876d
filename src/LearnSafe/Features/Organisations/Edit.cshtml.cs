using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Organisations;

/// <summary>Puts right what is said of an organisation.</summary>
[May(Permission.MaintainOrganisations)]
public sealed class EditModel(OrganisationService organisations, CurrentPersonService people, TimeProvider clock) : OrganisationPageModel(organisations, people)
{
    [BindProperty]
    public DetailsForm Form { get; set; } = new();

    private protected override bool MayOpen() => MayMaintain;

    public void OnGet() => Form = DetailsForm.Of(Organisation);

    public async Task<IActionResult> OnPostAsync()
    {
        if (Form.Read(ModelState, UkTime.Today(clock)) is not { } details) return Refused();
        if (await Organisations.ChangeAsync(Organisation.Id, details, Actor.Person(Person.Id)) is not { } fault) return Done("The details are changed");
        ModelState.AddModelError("Form.Kind", fault);
        return Refused();
    }
}
