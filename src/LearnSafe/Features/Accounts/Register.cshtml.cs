using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Mail;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts;

/// <summary>Somebody without an account asks for one, and for a role somewhere.</summary>
[AllowAnonymous]
[EnableRateLimiting(AccountsRateLimit.Name)]
public sealed class RegisterModel(AccessRequestService requests, OrganisationDirectory directory) : PageModel
{
    [BindProperty]
    [Display(Name = "Your name")]
    [Required(ErrorMessage = "Enter your name")]
    [StringLength(200, ErrorMessage = "Your name must be 200 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty]
    [Display(Name = "Work email address")]
    [Required(ErrorMessage = "Enter your work email address")]
    public string? Email { get; set; }

    [BindProperty]
    [DataType(DataType.Password)]
    public string? Password { get; set; }

    [BindProperty]
    [Display(Name = "What you ask to be")]
    [Required(ErrorMessage = "Select what you ask to be")]
    public string? Role { get; set; }

    public AskedOrganisation? Organisation { get; private set; }

    public OrganisationSearch Search { get; private set; } = new(AccountLinks.Register, null, []);

    public bool Sent { get; private set; }

    public async Task OnGetAsync(string? organisation, string? find)
    {
        Organisation = await requests.OrganisationAsync(organisation);
        Role = Organisation?.Standard;
        if (Organisation is null) this.RefuseEmptySearch("find", OrganisationSearch.NothingTyped);
        if (Organisation is null) Search = Search with { Typed = find ?? organisation, Found = [.. (await directory.SearchAsync(find ?? organisation ?? "", OrganisationSearch.Most)).Where(known => !known.Closed)] };
    }

    public async Task<IActionResult> OnPostAsync(string? organisation)
    {
        Organisation = await requests.OrganisationAsync(organisation);
        if (Organisation is null) return Redirect(AccountLinks.Register);
        if (Email is not null && !MailService.IsAddress(Email)) ModelState.AddModelError(nameof(Email), "Enter an email address like name@practice.example");
        if (PasswordRule.Fault(Password, Name, Email) is { } fault) ModelState.AddModelError(nameof(Password), fault);
        if (Role is not null && !Organisation.Has(Role)) ModelState.AddModelError(nameof(Role), "Select what you ask to be");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await requests.RegisterAsync(Email!, Name!, Password!, Organisation, Role!);
        Sent = true;
        return Page();
    }
}
