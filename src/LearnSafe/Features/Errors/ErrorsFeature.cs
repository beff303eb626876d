using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Errors;

/// <summary>The pages that say what to do next when something is not there, not allowed or broken.</summary>
public sealed class ErrorsFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<RazorPagesOptions>(pages => pages.Conventions.AllowAnonymousToFolder("/Errors"));
    }
}
