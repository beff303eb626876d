using System.Text;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations.Import;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Organisations.Import;

internal static class Importing
{
    public const string Area = """
        Code;NAME;Kind;Care setting;Parent codes;opened;Postcode
        Y99001;Harebell Surgery;provider;general practice;U99001|P9Z1;2001-04-01;hb1 1aa
        U99001;Harebell Network;PCN;;QZ8;20190701;
        P9Z1;Harebell Group;owner group;;;;
        QZ8;Harebell Care Board;ICB;;;01/07/2022;
        """;

    public static Task<ImportReport> ImportAsync(this TestInstallation installation, string file, ImportOptions? options = null) => installation.ImportAsync(Encoding.UTF8.GetBytes(file), options);

    public static async Task<ImportReport> ImportAsync(this TestInstallation installation, byte[] file, ImportOptions? options = null)
    {
        using var stream = new MemoryStream(file);
        return await installation.Get<OrganisationImportService>().ImportAsync(stream, options ?? new ImportOptions(), Actor.System);
    }

    public static (int Added, int Changed, int Closed, int Refused) Counts(this ImportReport report) => (report.Added, report.Changed, report.Closed, report.Refused);

    public static Task<int> OrganisationsAsync(this TestInstallation installation) => installation.QueryAsync(context => context.Organisations.CountAsync());

    /// <summary>Today's parents of an organisation, by code.</summary>
    public static Task<List<string>> ParentsAsync(this TestInstallation installation, string code, DateOnly day) => installation.QueryAsync(context => (
        from link in context.OrganisationLinks
        join child in context.Organisations on link.OrganisationId equals child.Id
        join parent in context.Organisations on link.ParentId equals parent.Id
        where child.Code == code && link.From <= day && (link.Until == null || link.Until > day)
        orderby parent.Code
        select parent.Code).ToListAsync());
}
