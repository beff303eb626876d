using System.CommandLine;
using System.Globalization;
using LearnSafe.Data;
using LearnSafe.Platform.CommandLine;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.History;

/// <summary><c>learnsafe history verify</c> and <c>learnsafe history erase</c>.</summary>
internal static class HistoryCommand
{
    public static Command Create()
    {
        var head = new Option<string?>("--head") { Description = "A head noted earlier (number:digest, as this verb and every backup print it) that the history must still pass through" };
        var verify = new Command("verify", "Check the chain of changes from its beginning") { head };
        verify.OnInstallation(async (services, parsed, output, cancellation) =>
        {
            var text = parsed.GetValue(head);
            var known = text is null ? null : HistoryHead.Parse(text);
            if (text is not null && known is null) return await Verb.FailAsync($"'{text}' is not a head. It looks like 1234:9f86d081…, number and 64 hexadecimal digits.");
            var report = await services.GetRequiredService<HistoryVerification>().VerifyAsync(known, cancellation: cancellation);
            if (report.Fault is { } fault) return await Verb.FailAsync(fault);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The history is whole: {report.Head.Sequence} entries{(report.Erased > 0 ? $", {report.Erased} of them erased" : "")}."));
            await output.WriteLineAsync($"Head: {report.Head}");
            return 0;
        });
        return new Command("history", "The chain of changes") { verify, Erase() };
    }

    private static Command Erase()
    {
        var reference = new Argument<string>("reference") { Description = "The record's reference, such as LS-7K3M-9QXD" };
        var authority = new Option<string>("--authority") { Description = "Why the law asks for it: the order or the retention rule, without the personal data itself", Required = true };
        var erase = new Command("erase", "Erase what was said in a record, for good; the chain still verifies") { reference, authority };
        erase.OnInstallation(async (services, parsed, output, cancellation) =>
        {
            var wanted = parsed.GetValue(reference)!.Trim().ToUpperInvariant();
            await using var context = await services.GetRequiredService<IDbContextFactory<LearnSafeContext>>().CreateDbContextAsync(cancellation);
            var record = await context.Events.Where(found => found.Reference == wanted).Select(found => (Guid?)found.Id).FirstOrDefaultAsync(cancellation);
            if (record is not { } id) return await Verb.FailAsync($"There is no record with the reference {wanted}.");
            var revisions = await services.GetRequiredService<ErasureService>().EraseAsync(id, Actor.System, parsed.GetValue(authority)!);
            if (revisions == ErasureService.OnHold) return await Verb.FailAsync($"A legal hold keeps {wanted}. Nothing was erased.");
            if (revisions == 0) return await Verb.FailAsync($"{wanted} was erased before.");
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Erased {revisions} revision{(revisions == 1 ? "" : "s")} of {wanted}, with its attachments, patient number, reflections and drafts."));
            return 0;
        });
        return erase;
    }
}
