using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Retention;

/// <summary>Periods of keeping, and holds that stop them.</summary>
public sealed class RetentionFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(new AdministrationEntry("Retention", "How long things are kept, what is due, and deleting it once you have looked.", RetentionLinks.Retention, 60, Permission.ManageOrganisation));
        builder.Services.AddSingleton(new AdministrationEntry("Legal holds", "Keep a record, or everything, from being deleted while a claim or inquest is open.", RetentionLinks.Holds, 61, Permission.ManageOrganisation));
    }

    public override void MapOn(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(RetentionLinks.Export, ExportAsync).WithMetadata(new MayAttribute(Permission.ManageOrganisation));
    }

    private static async Task ExportAsync(HttpContext http, CurrentPersonService people, RetentionService service)
    {
        var person = await people.GetAsync();
        if (person.OrganisationId == Guid.Empty)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var plans = await service.PlanAsync(person.OrganisationId);
        await using var csv = CsvFile.Answer(http, "retention.csv");
        await csv.LineAsync("Rule", "What", "Since (UTC)");
        foreach (var plan in plans)
        {
            foreach (var item in plan.Due) await csv.LineAsync(plan.Rule.Title, item.Name, FormattableString.Invariant($"{item.Since:yyyy-MM-dd HH:mm:ss}"));
        }
    }
}
