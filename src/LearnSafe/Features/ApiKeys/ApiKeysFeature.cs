using LearnSafe.Domain.Access;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.SignIn;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.ApiKeys;

/// <summary>The keys of programs, and the pages that make and end them.</summary>
public sealed class ApiKeysFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<KeySettings>(builder.Configuration.GetSection("Keys"));
        builder.Services.AddSingleton<KeyLimitService>().AddSingleton<WrongKeyLimitService>();
        builder.Services.AddReaderScheme<KeySignIn>();
        // Whoever is refused is told; a line for each would fill the log.
        builder.Logging.AddFilter(typeof(KeySignIn).FullName, LogLevel.Warning);
        builder.Services.AddHostedService<WriteKeyUsesJob>();
        builder.Services.AddSingleton(new AdministrationEntry("Keys of programs", "Make, replace and revoke the keys with which other systems send and read records.", KeyLinks.All, 30, Permission.ManageKeys));
    }
}
