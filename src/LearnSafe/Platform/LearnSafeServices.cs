using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Governance;
using LearnSafe.Domain.Language;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Rates;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Domain.Review;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Accounts.Passkeys;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Features.Accounts.Sessions;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.Culture.Language;
using LearnSafe.Features.Demo;
using LearnSafe.Features.Denominators;
using LearnSafe.Features.Events;
using LearnSafe.Features.Generation;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Organisations.Import;
using LearnSafe.Features.Retention;
using LearnSafe.Platform.Mail;
using Microsoft.AspNetCore.Identity;

namespace LearnSafe.Platform;

/// <summary>What the pages, the interface and the command line all work with.</summary>
public static class LearnSafeServices
{
    public static IServiceCollection AddLearnSafe(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddStorage();
        services.AddSingleton(_ => LfpseContentLoader.Load(Path.Combine(AppContext.BaseDirectory, "content")));
        services.AddSingleton(_ => RoleCatalogue.Load(Path.Combine(AppContext.BaseDirectory, "content")));
        services.AddSingleton(_ => BankHolidays.Load(Path.Combine(AppContext.BaseDirectory, "content")));
        services.AddSingleton(_ => EngagementGuide.Load(Path.Combine(AppContext.BaseDirectory, "content")));
        services.AddSingleton(_ => ActionContent.Load(Path.Combine(AppContext.BaseDirectory, "content")));
        services.AddSingleton(_ => ReviewSigns.Load(Path.Combine(AppContext.BaseDirectory, "content")));
        services.AddSingleton(_ => BlameLanguage.Load(Path.Combine(AppContext.BaseDirectory, "content")));
        services.AddSingleton<LanguageTotalsService>();
        services.AddSingleton(_ => ResponseTemplates.Load(Path.Combine(AppContext.BaseDirectory, "content")));
        services.AddSingleton(_ => QualityCriteria.Load(Path.Combine(AppContext.BaseDirectory, "content")));
        services.AddSingleton<OrganisationTreeService>();
        services.AddSingleton<ContactService>();
        services.AddSingleton<OrganisationImportService>();
        services.AddSingleton(_ => DenominatorKinds.Load(Path.Combine(AppContext.BaseDirectory, "content")));
        services.AddSingleton<DenominatorImportService>();
        services.AddSingleton<EventService>();
        services.AddSingleton<GenerationService>();
        services.AddSingleton<DemoService>();
        services.AddSingleton<ApiKeyService>();
        services.AddSingleton<ProgramReaderService>();
        services.AddSingleton(_ => RetentionRules.Load(Path.Combine(AppContext.BaseDirectory, "content")));
        services.AddSingleton<LegalHoldService>();
        services.AddSingleton<RetentionService>();
        services.AddSingleton<AccountService>();
        services.AddSingleton(provider => MailSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<MailService>();
        services.AddSingleton<AuthenticatorService>();
        services.AddSingleton<SecondFactorService>();
        services.AddSingleton<PasskeyService>();
        services.AddSingleton<SessionService>();
        services.AddSingleton<KeptFormService>();
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        return services;
    }
}
