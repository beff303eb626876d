using System.Security.Cryptography;
using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Rates;
using LearnSafe.Features.History;
using LearnSafe.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Denominators;

/// <summary>Takes a file of denominators, all in one transaction and with one entry in the history. The same file again changes nothing.</summary>
public sealed class DenominatorImportService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, DatabaseEngine engine, DenominatorKinds kinds, TimeProvider clock)
{
    /// <summary>More than every provider of England has in a year.</summary>
    private const int MostLines = 250_000;

    private static readonly string[] Columns = ["id", "organisation_id", "kind", "from", "to", "value", "source", "imported_at"];

    /// <exception cref="CsvFileException">The file cannot be read as a whole; nothing was written.</exception>
    public async Task<DenominatorReport> ImportAsync(Stream file, DenominatorImportOptions options, Actor actor, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        using var sha = SHA256.Create();
        await using var hashed = new CryptoStream(file, sha, CryptoStreamMode.Read, leaveOpen: true);
        var (lines, rows, refused) = Read(hashed, progress, cancellation);
        if (options.DryRun)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            return (await PlanAsync(context, rows, options, clock.GetUtcNow().UtcDateTime, cancellation)).Make(lines, rows, refused);
        }

        var digest = Convert.ToHexStringLower(sha.Hash ?? []);
        return await writer.WriteAsync(async transaction =>
        {
            var plan = await PlanAsync(await transaction.ContextAsync(), rows, options, transaction.Now, cancellation);
            var report = plan.Make(lines, rows, refused);
            if (report.ChangesNothing) return report;
            await ApplyAsync(transaction, plan, cancellation);
            var content = new { report.Added, report.Changed, report.Refused, report.Lines, sha256 = digest };
            await transaction.AppendAsync(actor, HistoryActions.DenominatorsImported, null, JsonSerializer.Serialize(content, JsonSerializerOptions.Web), []);
            return report;
        }, cancellation);
    }

    private (long Lines, List<DenominatorRow> Rows, List<DenominatorOutcome> Refused) Read(Stream file, IProgress<long>? progress, CancellationToken cancellation)
    {
        List<DenominatorRow> rows = [];
        List<DenominatorOutcome> refused = [];
        DenominatorColumns columns = null!;
        var today = UkTime.Today(clock);
        var lines = CsvLines.Read(file, MostLines, Header, Line, progress, cancellation);
        return (lines, rows, refused);

        bool Header(IReadOnlyList<string> first)
        {
            columns = DenominatorColumns.Of(first, out var fault) ?? throw new CsvFileException(fault!);
            return false;
        }

        void Line(long line, IReadOnlyList<string> cells, bool broken)
        {
            var (row, code, fault) = broken ? (null, "", "The quotes on this line do not match") : columns.Read(line, cells, kinds, today);
            if (row is not null) rows.Add(row);
            else refused.Add(new DenominatorOutcome(line, code, DenominatorResult.Refused, fault!));
        }
    }

    private static async Task<DenominatorPlan> PlanAsync(LearnSafeContext context, List<DenominatorRow> rows, DenominatorImportOptions options, DateTime now, CancellationToken cancellation)
    {
        var known = await context.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Code, StringComparer.Ordinal, cancellation);
        if (rows.Count == 0) return new DenominatorPlan(known, [], options.Scope, now);
        // What is counted over a time lasts a quarter at most, so what began earlier overlaps nothing of the file.
        var (first, last) = (rows.Min(row => row.Value.From).AddMonths(-3), rows.Max(row => row.Value.To ?? row.Value.From));
        var named = rows.Select(row => row.Kind.Name).Distinct(StringComparer.Ordinal).ToList();
        var ids = rows.Select(row => known.GetValueOrDefault(row.Code)?.Id).OfType<Guid>().Distinct().ToList();
        // One parameter, however many there are.
        var present = await context.Denominators.AsNoTracking().Where(one => named.Contains(one.Kind) && EF.Parameter(ids).Contains(one.OrganisationId) && one.From >= first && one.From <= last).ToListAsync(cancellation);
        return new DenominatorPlan(known, present, options.Scope, now);
    }

    private async Task ApplyAsync(RecordTransaction transaction, DenominatorPlan plan, CancellationToken cancellation)
    {
        await engine.InsertRowsAsync(transaction.Connection, transaction.Transaction, "denominators", Columns, plan.Added.Select(one => new object?[]
        {
            one.Id, one.OrganisationId, one.Kind, one.From, one.To, one.Value, one.Source, one.ImportedAt,
        }), cancellation);
        var context = await transaction.ContextAsync();
        foreach (var one in plan.Changed)
        {
            await context.Denominators.Where(known => known.Id == one.Id).ExecuteUpdateAsync(
                set => set.SetProperty(known => known.To, one.To).SetProperty(known => known.Value, one.Value).SetProperty(known => known.Source, one.Source).SetProperty(known => known.ImportedAt, one.ImportedAt), cancellation);
        }
    }
}
