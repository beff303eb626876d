using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Help;

/// <summary>Help, accessibility statement, privacy and cookies: readable without signing in.</summary>
public sealed class HelpFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<RazorPagesOptions>(pages => pages.Conventions.AllowAnonymousToFolder("/Help"));
    }
}
