using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Domain.PublicForms;
using LearnSafe.Features.PublicForms;
using Seeded = LearnSafe.Tests.Harness.Telling;

namespace LearnSafe.Browser.Tests.PublicForms;

/// <summary>Somebody at a browser who is on the way through the patient's form.</summary>
internal static class Telling
{
    /// <param name="sent">Whether the form is sent and its receipt opened; else everything is answered and nothing sent.</param>
    public static async Task<Visit> WithJourneyAsync(Site site, bool sent)
    {
        var visit = await site.OpenAsync();
        var (drafts, form) = (site.Installation.Get<PublicDraftService>(), site.Installation.Get<PublicFormCatalogue>().Patient);
        var place = (await site.Installation.Get<PublicPageService>().OfAsync(site.Practice.Organisation.Id))!;
        var token = await drafts.BeginAsync(place.OrganisationId, form, new DateOnly(2026, 11, 20));
        await drafts.SaveAsync(token, place.OrganisationId, form, _ => Seeded.Patient);
        if (sent) await drafts.SendAsync(token, place, form);
        await visit.Page.Context.AddCookiesAsync([new() { Name = JourneyCookie.Name, Value = token, Domain = new Uri(site.Address).Host, Path = "/say" }]);
        if (!sent) return visit;
        await visit.Page.GotoAsync(PublicFormLinks.Receipt);
        await visit.TypeAsync("Your code", site.Practice.Told.ReceiptCode);
        await visit.PressAsync("Continue");
        return visit;
    }
}
