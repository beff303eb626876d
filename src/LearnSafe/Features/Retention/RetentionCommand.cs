using System.CommandLine;
using System.Globalization;
using LearnSafe.Data;
using LearnSafe.Features.History;
using LearnSafe.Platform.CommandLine;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Retention;

/// <summary><c>learnsafe retention --dry-run</c> and <c>--apply</c>, for one organisation.</summary>
internal static class RetentionCommand
{
    public static Command Create()
    {
        var organisation = new Option<string>("--organisation") { Description = "ODS code of the organisation", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what is due, and change nothing" };
        var apply = new Option<bool>("--apply") { Description = "Delete what is due" };
        var reason = new Option<string?>("--reason") { Description = "Why it is deleted now; needed with --apply" };
        var command = new Command("retention", "What is past its time, and deleting it") { organisation, dryRun, apply, reason };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(dryRun) == parsed.GetValue(apply)) parsed.AddError("Say either --dry-run or --apply.");
            if (parsed.GetValue(apply) && string.IsNullOrWhiteSpace(parsed.GetValue(reason))) parsed.AddError("Say why with --reason.");
        });
        command.OnInstallation(async (services, parsed, output, cancellation) =>
        {
            var code = parsed.GetValue(organisation)!.Trim().ToUpperInvariant();
            await using var context = await services.GetRequiredService<IDbContextFactory<LearnSafeContext>>().CreateDbContextAsync(cancellation);
            if (await context.Organisations.Where(known => known.Code == code).Select(known => (Guid?)known.Id).FirstOrDefaultAsync(cancellation) is not { } id)
                return await Verb.FailAsync($"There is no organisation with the code {code}.");
            var service = services.GetRequiredService<RetentionService>();
            foreach (var plan in await service.PlanAsync(id))
            {
                if (plan.Rule.Automatic is not null) continue;
                var said = string.Create(CultureInfo.InvariantCulture, $"{plan.Rule.Title}: {(plan.Months is { } months ? $"{months} months, {plan.Due.Count} due, {plan.OnHold} on hold" : "kept for good")}");
                if (parsed.GetValue(apply) && plan.Due.Count > 0)
                {
                    var outcome = await service.ApplyAsync(id, plan.Rule, plan.Due.Count, parsed.GetValue(reason)!, Actor.System);
                    said += string.Create(CultureInfo.InvariantCulture, $", {outcome.Deleted} deleted");
                }

                await output.WriteLineAsync(said);
            }

            return 0;
        });
        return command;
    }
}
