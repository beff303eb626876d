using LearnSafe.Domain.Access;
using LearnSafe.Domain.Candour;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Events.Candour;

/// <summary>What the duty of candour is made of.</summary>
internal static class CandourParts
{
    public static void AddCandour(this IServiceCollection services)
    {
        var content = Path.Combine(AppContext.BaseDirectory, "content");
        services.AddSingleton(_ => CandourRules.Load(content)).AddSingleton(_ => CandourLetters.Load(content));
        services.AddSingleton<CandourService>().AddSingleton<CandourSettingsService>().AddSingleton<CandourReading>().AddSingleton<CandourReminderService>();
        services.AddHostedService<RemindOfCandourJob>();
        services.AddSingleton(new RecordEntry("Duty of candour", CandourLinks.Record, 30, CandourAccess.MayCarryOut));
        services.AddSingleton(new NavigationEntry("Duty of candour", CandourLinks.List, 18, Permission.CarryOutCandour));
        services.AddSingleton(new AdministrationEntry("Duty of candour", "Who is registered with CQC, which of your activities it regulates, and target days.", CandourLinks.Settings, 22, Permission.ManageOrganisation));
    }
}
