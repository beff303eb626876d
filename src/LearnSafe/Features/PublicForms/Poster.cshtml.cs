using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.PublicForms;

/// <summary>A sheet to hang where people wait: the link as a QR code, and as words for those who type it.</summary>
[May(Permission.ManageOrganisation, Permission.ReadRecords)]
public sealed class PosterModel(CurrentPersonService people, PublicPageService pages, SiteAddress site) : PageModel
{
    public PublicPlace Place { get; private set; } = null!;

    public QrCode Code { get; private set; } = null!;

    public bool MayManage { get; private set; }

    public string Address => site.Of(PublicFormLinks.Start(Place.Code));

    /// <summary>As people type it.</summary>
    public string ShortAddress => Address[(Address.IndexOf("://", StringComparison.Ordinal) + 3)..];

    public async Task<IActionResult> OnGetAsync()
    {
        var person = await people.GetAsync();
        if (await pages.OfAsync(person.OrganisationId) is not { Open: true } place) return NotFound();
        (Place, MayManage) = (place, person.May(Permission.ManageOrganisation));
        Code = QrCode.Of(Address);
        return Page();
    }
}
