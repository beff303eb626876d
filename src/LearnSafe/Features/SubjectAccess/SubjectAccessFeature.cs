using LearnSafe.Domain.Access;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.SubjectAccess;

/// <summary>Answering somebody who asks what is held on them.</summary>
public sealed class SubjectAccessFeature : Feature
{
    internal const string Address = "/subject-access";

    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<SubjectAccessService>();
        builder.Services.AddSingleton(new AdministrationEntry("Subject access", "Everything held on one person, to review, redact, and print or hand over.", Address, 70, Permission.AnswerSubjectAccess));
    }
}
