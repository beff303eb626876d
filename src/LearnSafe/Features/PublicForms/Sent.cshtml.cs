using LearnSafe.Domain.PublicForms;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.PublicForms;

/// <summary>The receipt: the code, shown to whoever has just sent the form and to nobody else, for an hour at most.</summary>
public sealed class SentModel(PublicPageService pages, PublicFormCatalogue forms, PublicDraftService drafts, SiteAddress site) : JourneyPage(pages, forms, drafts)
{
    private protected override bool IsBeforeSending => false;

    public string ReceiptCode => Journey.ReceiptCode!;

    public string ReceiptAddress => site.Of(PublicFormLinks.Receipt);

    public async Task<IActionResult> OnPostAsync()
    {
        await Drafts.ForgetAsync(Token);
        JourneyCookie.Forget(HttpContext);
        return Redirect(PublicFormLinks.Start(Place.Code));
    }
}
