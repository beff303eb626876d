using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Appraisal;

/// <summary>What a person can show for their appraisal. Nobody else's can be reached.</summary>
public sealed class AppraisalFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<AppraisalService>().AddSingleton<AppraisalReading>();
    }

    public override void MapOn(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(AppraisalLinks.Export, AppraisalExport.SendAsync).WithMetadata(new SignedInAttribute());
    }
}
