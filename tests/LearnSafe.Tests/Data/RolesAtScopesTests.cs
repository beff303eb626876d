using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Tests.Data;

/// <summary>A database of before keeps its people's roles and its organisations' parents.</summary>
public sealed class RolesAtScopesTests
{
    [Theory, EachEngine]
    public async Task Migrate_DatabaseWithMembershipsAndParents_KeepsBoth(Engine engine)
    {
        await using var installation = await TestInstallation.EmptyAsync(engine);
        await using var context = installation.NewContext();
        await context.GetService<IMigrator>().MigrateAsync("20261123000350_EventsNewestFirst", TestContext.Current.CancellationToken);
        Guid network = Guid.CreateVersion7(), practice = Guid.CreateVersion7(), person = Guid.CreateVersion7();
        var now = TestClock.Start.UtcDateTime;
        await context.Database.ExecuteSqlAsync($"insert into organisations (id, code, name, kind, data_sharing_opt_out, created_at) values ({network}, 'U99001', 'Harebell Network', 'PrimaryCareNetwork', false, {now})", TestContext.Current.CancellationToken);
        await context.Database.ExecuteSqlAsync($"insert into organisations (id, code, name, kind, care_setting, parent_id, data_sharing_opt_out, created_at) values ({practice}, 'Y99001', 'Harebell Surgery', 'Provider', 'GeneralPractice', {network}, true, {now})", TestContext.Current.CancellationToken);
        await context.Database.ExecuteSqlAsync($"insert into people (id, display_name, created_at, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count) values ({person}, 'Ines Falk', {now}, true, false, false, true, 0)", TestContext.Current.CancellationToken);
        await context.Database.ExecuteSqlAsync($"insert into memberships (person_id, organisation_id, role) values ({person}, {practice}, 'PatientSafetyLead')", TestContext.Current.CancellationToken);

        await context.Database.MigrateAsync(TestContext.Current.CancellationToken);

        var held = await context.RoleAssignments.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((person, practice, "PatientSafetyLead", "Active"), (held.PersonId, held.OrganisationId!.Value, held.Role, held.State.ToString()));
        var link = await context.OrganisationLinks.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((practice, network, DateOnly.FromDateTime(now), null), (link.OrganisationId, link.ParentId, link.From, link.Until));
        var organisation = await context.Organisations.SingleAsync(known => known.Code == "Y99001", TestContext.Current.CancellationToken);
        Assert.True(organisation is { Name: "Harebell Surgery", DataSharingOptOut: true });
        await Assert.ThrowsAnyAsync<Exception>(() => context.Database.ExecuteSqlAsync($"delete from organisations where id = {practice}"));
    }
}
