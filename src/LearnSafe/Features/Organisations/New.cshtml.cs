using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Organisations;

/// <summary>Registers one organisation.</summary>
[May(Permission.MaintainOrganisations)]
public sealed class NewModel(OrganisationService organisations, CurrentPersonService people, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public DetailsForm Form { get; set; } = new();

    [BindProperty]
    public string? Parent { get; set; }

    /// <summary>Who looks after an area registers only what lies in it.</summary>
    public bool NeedsParent { get; private set; }

    public async Task OnGetAsync() => NeedsParent = !OrganisationAccess.Parents(await people.GetAsync()).IsAll;

    public async Task<IActionResult> OnPostAsync()
    {
        var person = await people.GetAsync();
        var within = OrganisationAccess.Parents(person);
        NeedsParent = !within.IsAll;
        var code = OdsCode.Read(Code);
        if (code is null) ModelState.AddModelError(nameof(Code), Code is null ? "Enter the ODS code" : "Enter an ODS code of 3 to 8 letters and figures, like A12345");
        var details = Form.Read(ModelState, UkTime.Today(clock));
        var parent = Parent is null ? null : await organisations.FindAsync(Parent);
        if (Parent is null && NeedsParent) ModelState.AddModelError(nameof(Parent), "Enter the code of what it belongs to");
        else if (Parent is not null && parent is null) ModelState.AddModelError(nameof(Parent), "There is no organisation with this code");
        else if (parent is not null && !within.Holds(parent.Id)) ModelState.AddModelError(nameof(Parent), "That organisation is outside the area that you look after");
        if (!ModelState.IsValid) return Refused();
        if (await organisations.RegisterAsync(code!, details!, parent?.Id, Actor.Person(person.Id)) is { } fault)
        {
            ModelState.AddModelError(fault.Contains("code", StringComparison.Ordinal) ? nameof(Code) : nameof(Parent), fault);
            return Refused();
        }

        TempData.Say("The organisation is registered");
        return Redirect(OrganisationLinks.Page(code!));
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
