using System.CommandLine;
using System.Globalization;
using LearnSafe.Platform.CommandLine;

namespace LearnSafe.Features.History;

/// <summary><c>learnsafe history verify</c>.</summary>
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
        return new Command("history", "The chain of changes") { verify };
    }
}
