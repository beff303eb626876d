using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.PublicForms;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.PublicForms;

/// <summary>What people without an account tell a provider, and how both sides speak about it afterwards.</summary>
public sealed class PublicFormsFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<PublicFormSettings>(builder.Configuration.GetSection("PublicForms"));
        builder.Services.AddSingleton(provider => PublicFormCatalogue.Load(Path.Combine(AppContext.BaseDirectory, "content"), provider.GetRequiredService<LfpseContent>()));
        builder.Services.AddSingleton<PublicPageService>().AddSingleton<PublicReportService>().AddSingleton<PublicDraftService>();
        builder.Services.AddSingleton<PublicRateLimit>().AddSingleton<ReceiptCookie>();
        builder.Services.AddHostedService<ForgetPublicDraftsJob>();
        builder.Services.AddSingleton(new AdministrationEntry(
            "Public form", "The form for patients, carers and anonymous staff: open it, print its poster, change its link.", PublicFormLinks.Settings, 25, Permission.ManageOrganisation));
        builder.Services.AddSingleton(new NavigationEntry("Messages", PublicFormLinks.Conversations, 40, Permission.AnswerPeople));
    }

    /// <summary>Published knowledge that is wrong stops the start, not somebody's report.</summary>
    public override void MapOn(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        _ = app.Services.GetRequiredService<PublicFormCatalogue>();
    }
}
