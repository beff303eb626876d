using LearnSafe.Domain.PublicForms;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.PublicForms;

namespace LearnSafe.Tests.Harness;

/// <summary>Somebody without an account tells a practice something.</summary>
public static class Telling
{
    /// <summary>The way in of the practice.</summary>
    public const string Code = "fkrm2wtv";

    public static async Task<PublicPlace> OpenAsync(this TestInstallation installation, Organisation organisation, string code = Code)
    {
        await installation.Get<PublicPageService>().OpenAsync(organisation.Id, Actor.System, code);
        return (await installation.Get<PublicPageService>().OfAsync(organisation.Id))!;
    }

    /// <summary>A patient's incident with everything answered.</summary>
    public static PublicAnswers Patient => PublicAnswers.Begin(new DateOnly(2026, 11, 20))
        .With("kind", "wrong").With("who", "carer").With("what-happened", "The tablets were not the usual ones.").With("when", "today").With("where", "phone")
        .With("body", "low").With("feelings", "low").With("about", "medicine").With("change", "A label that says it is new.").With("answer", "yes").With("contact", "07700 900123");

    public static PublicAnswers Staff => PublicAnswers.Begin(new DateOnly(2026, 11, 20))
        .With("kind", "nearly").With("what-happened", "Two bags were swapped at the counter.").With("when", "unknown").With("involved", "medicine").With("body", "none").With("feelings", "none")
        .With("why-anonymous", "colleagues").With("answer", "no");

    /// <returns>The record and its receipt code.</returns>
    public static async Task<(Guid Id, string ReceiptCode)> TellAsync(this TestInstallation installation, PublicPlace place, PublicAnswers? answers = null, string form = "patient")
    {
        var drafts = installation.Get<PublicDraftService>();
        var asked = installation.Get<PublicFormCatalogue>().Find(form)!;
        var token = await drafts.BeginAsync(place.OrganisationId, asked, new DateOnly(2026, 11, 20));
        await drafts.SaveAsync(token, place.OrganisationId, asked, _ => answers ?? (form == "staff" ? Staff : Patient));
        var sent = (await drafts.SendAsync(token, place, asked))!;
        return (sent.Id, sent.ReceiptCode!);
    }
}
