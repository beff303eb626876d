using LearnSafe.Domain.Culture;
using LearnSafe.Features.Culture.JustCulture;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Culture;

/// <summary>How people write and talk about what went wrong: hints on wording, and the just culture guide, apart from every record.</summary>
public sealed class CultureFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(_ => JustCultureGuide.Load(Path.Combine(AppContext.BaseDirectory, "content")));
        builder.Services.AddSingleton<JustCultureUses>();
    }
}
