using System.Data;
using System.Security.Cryptography;
using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.History;
using LearnSafe.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Organisations.Import;

/// <summary>Takes a file of organisations, all in one transaction and with one entry in the history. The same file again changes nothing.</summary>
public sealed class OrganisationImportService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, DatabaseEngine engine, TimeProvider clock)
{
    private static readonly string[] OrganisationColumns =
        ["id", "code", "name", "kind", "care_setting", "opened_on", "closed_on", "town", "postcode", "data_sharing_opt_out", "created_at"];

    private static readonly string[] LinkColumns = ["organisation_id", "parent_id", "from", "until"];

    /// <exception cref="CsvFileException">The file cannot be read as a whole; nothing was written.</exception>
    public async Task<ImportReport> ImportAsync(Stream file, ImportOptions options, Actor actor, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        List<OrganisationRow> rows = [];
        List<ImportOutcome> refused = [];
        using var sha = SHA256.Create();
        await using var hashed = new CryptoStream(file, sha, CryptoStreamMode.Read, leaveOpen: true);
        var lines = OrganisationFile.Read(hashed, rows.Add, refused.Add, progress, cancellation);
        if (options.DryRun)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            return new ImportPlan(await KnownOrganisations.LoadAsync(context, cancellation), options, UkTime.Today(clock), clock.GetUtcNow().UtcDateTime).Make(lines, rows, refused);
        }

        var digest = Convert.ToHexStringLower(sha.Hash ?? []);
        return await writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var plan = new ImportPlan(await KnownOrganisations.LoadAsync(context, cancellation), options, UkTime.Today(clock), transaction.Now);
            var report = plan.Make(lines, rows, refused);
            if (report.ChangesNothing) return report;
            await ApplyAsync(transaction, plan, cancellation);
            if (plan.ChangesLinks) await OrganisationTreeService.ChangedAsync(context);
            var content = new { report.Added, report.Changed, report.Closed, report.Refused, report.Lines, sha256 = digest, closeMissing = options.CloseMissing?.ToString() };
            await transaction.AppendAsync(actor, HistoryActions.OrganisationsImported, null, JsonSerializer.Serialize(content, JsonSerializerOptions.Web), []);
            return report;
        }, cancellation);
    }

    private async Task ApplyAsync(RecordTransaction transaction, ImportPlan plan, CancellationToken cancellation)
    {
        await engine.InsertRowsAsync(transaction.Connection, transaction.Transaction, "organisations", OrganisationColumns, plan.Added.Select(one => new object?[]
        {
            one.Id, one.Code, one.Name, one.Kind.ToString(), one.CareSetting?.ToString(), one.OpenedOn, one.ClosedOn, one.Town, one.Postcode, one.DataSharingOptOut, one.CreatedAt,
        }), cancellation);
        await engine.InsertRowsAsync(transaction.Connection, transaction.Transaction, "organisation_links", LinkColumns, plan.AddedLinks.Select(link => new object?[]
        {
            link.OrganisationId, link.ParentId, link.From, link.Until,
        }), cancellation);
        await using var change = new PreparedStatement(transaction.Connection,
            "update organisations set name = @name, kind = @kind, care_setting = @care_setting, opened_on = @opened_on, closed_on = @closed_on, town = @town, postcode = @postcode where id = @id",
            ("name", DbType.String), ("kind", DbType.String), ("care_setting", DbType.String), ("opened_on", DbType.Date), ("closed_on", DbType.Date), ("town", DbType.String), ("postcode", DbType.String), ("id", DbType.Guid));
        foreach (var one in plan.Changed)
            await change.ExecuteAsync(transaction.Transaction, one.Name, one.Kind.ToString(), one.CareSetting?.ToString(), one.OpenedOn, one.ClosedOn, one.Town, one.Postcode, one.Id);
        await using var end = new PreparedStatement(transaction.Connection,
            "update organisation_links set until = @until where organisation_id = @organisation_id and parent_id = @parent_id and \"from\" = @from",
            ("until", DbType.Date), ("organisation_id", DbType.Guid), ("parent_id", DbType.Guid), ("from", DbType.Date));
        foreach (var link in plan.ChangedLinks)
            await end.ExecuteAsync(transaction.Transaction, link.Until, link.OrganisationId, link.ParentId, link.From);
    }
}
