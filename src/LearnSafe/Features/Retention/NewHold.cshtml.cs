using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Retention;

/// <summary>Places a hold on a record, on what somebody recorded, or on everything.</summary>
[May(Permission.ManageOrganisation)]
public sealed class NewHoldModel(LegalHoldService service, CurrentPersonService people) : OrganisationPage(people)
{
    public static readonly IReadOnlyList<RadioItem> Choices =
        [new("record", "One record"), new("person", "What one person recorded, and their account"), new("organisation", "Everything of this organisation")];

    [BindProperty]
    [Required(ErrorMessage = "Select what should be kept")]
    public string? Covers { get; set; }

    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter why it should be kept")]
    [StringLength(500, ErrorMessage = "The reason must be 500 characters or fewer")]
    public string? Reason { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Guid? record = Covers == "record" && Subject is not null ? await service.RecordAsync(OrganisationId, Subject.ToUpperInvariant()) : null;
        Guid? person = Covers == "person" && Subject is not null ? await service.PersonAsync(OrganisationId, Subject) : null;
        if (Covers == "record" && record is null) ModelState.AddModelError(nameof(Subject), "Enter the reference of a record of this organisation");
        if (Covers == "person" && person is null) ModelState.AddModelError(nameof(Subject), "Enter the email address of somebody with a role in this organisation");
        if (Covers is not (null or "record" or "person" or "organisation")) ModelState.AddModelError(nameof(Covers), "Select what should be kept");
        if (!ModelState.IsValid) return Refused();
        await service.PlaceAsync(OrganisationId, record, person, Reason!, Actor);
        TempData.Say("The hold is in place");
        return Redirect(RetentionLinks.Holds);
    }
}
