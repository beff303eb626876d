using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Files;
using LearnSafe.Domain.Governance;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Features.Backups;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Retention;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Retention;

public sealed class RetentionTests
{
    [Theory, EachEngine]
    public async Task Records_PastTheirTime_AreListedFirstAndGoWhenSomebodyConfirms(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (old, held) = (await practice.RecordAsync(), await practice.RecordAsync());
        await practice.Installation.Get<LegalHoldService>().PlaceAsync(practice.Organisation.Id, held.Id, null, "Claim 12", Actor.System);
        var (service, rule) = (practice.Installation.Get<RetentionService>(), practice.Installation.Get<RetentionRules>().Find("records")!);
        practice.Installation.Clock.Advance(TimeSpan.FromDays(3660));
        var young = await practice.RecordAsync();
        // Kept for good until somebody chooses a period.
        Assert.Empty((await service.PlanAsync(practice.Organisation.Id, rule)).Due);
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("admin", "/retention/records/period", "Save the period", ("Months", "96"))).StatusCode);

        var plan = await service.PlanAsync(practice.Organisation.Id, rule);
        Assert.Equal((old.Id, 1), (Assert.Single(plan.Due).Id, plan.OnHold));
        var page = await practice.PageAsync("admin", "/retention/records/apply");
        Assert.Contains(old.Reference, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(held.Reference, page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains(old.Reference, await (await practice.GetAsync("admin", "/retention/export")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // Looking changes nothing.
        Assert.Equal(3, await practice.Installation.QueryAsync(context => context.Revisions.CountAsync(revision => revision.Answers != null)));

        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("admin", "/retention/records/apply", "Delete what is due", ("Reason", " "))).StatusCode);
        Assert.Equal("/retention", (await practice.PressAsync("admin", "/retention/records/apply", "Delete what is due", ("Reason", "Yearly review"))).Headers.Location!.OriginalString);

        var left = await practice.Installation.QueryAsync(context => context.Revisions.Where(revision => revision.Answers != null).Select(revision => revision.EventId).ToListAsync());
        Assert.Equal(new[] { held.Id, young.Id }.Order(), left.Order());
        Assert.True((await practice.Installation.Get<HistoryVerification>().VerifyAsync()).Intact);
        Assert.Empty((await service.PlanAsync(practice.Organisation.Id, rule)).Due);
    }

    [Theory, EachEngine]
    public async Task Apply_MoreThanWasOnScreen_DeletesNothing(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (service, rule) = (practice.Installation.Get<RetentionService>(), practice.Installation.Get<RetentionRules>().Find("records")!);
        await practice.RecordAsync();
        await service.ChooseAsync(practice.Organisation.Id, rule, 96, Actor.System);
        practice.Installation.Clock.Advance(TimeSpan.FromDays(3660));
        Assert.True((await service.ApplyAsync(practice.Organisation.Id, rule, 0, "x", Actor.System)).Changed);
        Assert.Equal(1, await practice.Installation.QueryAsync(context => context.Revisions.CountAsync(revision => revision.Answers != null)));
    }

    [Theory, EachEngine]
    public async Task Attachments_PastTheirTime_GoAndStayGoneOnARestoredBackup(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        var picture = AttachedFile.Inspect(Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="), "label.png").File!;
        await practice.Installation.Get<AttachmentService>().AddAsync(record.Id, picture, Actor.Person(practice.Reporter));
        var backup = Path.Combine(practice.Installation.Folder.Path, "before.zip");
        await practice.Installation.Get<BackupService>().BackUpAsync(backup, null);
        var (service, rule) = (practice.Installation.Get<RetentionService>(), practice.Installation.Get<RetentionRules>().Find("attachments")!);
        await service.ChooseAsync(practice.Organisation.Id, rule, 12, Actor.System);
        practice.Installation.Clock.Advance(TimeSpan.FromDays(400));

        Assert.Equal(1, (await service.ApplyAsync(practice.Organisation.Id, rule, 1, "Yearly review", Actor.System)).Deleted);

        await practice.Installation.Get<RestoreService>().RestoreAsync(backup, null, force: true);
        Assert.Null(await practice.Installation.QueryAsync(context => context.Attachments.Select(attachment => attachment.Content).SingleAsync()));
        Assert.NotNull(await practice.Installation.QueryAsync(context => context.Revisions.Select(revision => revision.Answers).SingleAsync()));
        Assert.True((await practice.Installation.Get<HistoryVerification>().VerifyAsync()).Intact);
    }

    [Theory, EachEngine]
    public async Task ClosedAccounts_PastTheirTime_LoseTheirNameUnlessAHoldKeepsThem(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (service, rule) = (practice.Installation.Get<RetentionService>(), practice.Installation.Get<RetentionRules>().Find("closedAccounts")!);
        await EndAsync(practice, practice.Reporter);
        await EndAsync(practice, practice.Lead);
        await practice.Installation.Get<LegalHoldService>().PlaceAsync(practice.Organisation.Id, null, practice.Lead, "Claim 12", Actor.System);
        Assert.Empty((await service.PlanAsync(practice.Organisation.Id, rule)).Due);
        practice.Installation.Clock.Advance(TimeSpan.FromDays(800));
        var plan = await service.PlanAsync(practice.Organisation.Id, rule);
        Assert.Equal((practice.Reporter, 1), (Assert.Single(plan.Due).Id, plan.OnHold));
        await using (var context = practice.Installation.NewContext())
        {
            context.Add(new RecoveryCode { PersonId = practice.Reporter, Hash = [1] });
            context.Add(new OneTimeLink { Kind = OneTimeLinkKind.Invitation, Hash = [2], Email = "reporter@harebell.example", CreatedAt = TestClock.Start.UtcDateTime, ExpiresAt = TestClock.Start.UtcDateTime });
            await context.SaveChangesAsync();
        }

        Assert.Equal(1, (await service.ApplyAsync(practice.Organisation.Id, rule, 1, "Yearly review", Actor.System)).Deleted);
        Assert.False(await practice.Installation.QueryAsync(context => context.Set<RecoveryCode>().AnyAsync()) || await practice.Installation.QueryAsync(context => context.Set<OneTimeLink>().AnyAsync()));
        var names = await practice.Installation.QueryAsync(context => context.Users.Where(person => person.Id == practice.Reporter || person.Id == practice.Lead).Select(person => person.DisplayName).ToListAsync());
        Assert.Equal(["A closed account", "Mairi Quill"], names.Order(StringComparer.Ordinal));
        Assert.Empty((await service.PlanAsync(practice.Organisation.Id, rule)).Due);
    }

    [Theory]
    [InlineData("95")]
    [InlineData("361")]
    [InlineData("-1")]
    [InlineData("x")]
    public async Task Period_OutsideItsLimits_IsRefused(string months)
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("admin", "/retention/records/period", "Save the period", ("Months", months))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("admin", "/retention/drafts/period"));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("admin", "/retention/nothing/apply"));
    }

    [Fact]
    public async Task Holds_ArePlacedAndReleasedOnTheirPages()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        var record = await practice.RecordAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("admin", "/holds/new", "Place the hold", ("Covers", "record"), ("Subject", "LS-0000-0000"), ("Reason", "Claim 12"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("admin", "/holds/new", "Place the hold", ("Covers", "person"), ("Subject", "lead@bryony.example"), ("Reason", "Claim 12"))).StatusCode);
        await practice.PressAsync("admin", "/holds/new", "Place the hold", ("Covers", "record"), ("Subject", record.Reference.ToLowerInvariant()), ("Reason", "Claim 12"));
        var hold = (await practice.Installation.Get<LegalHoldService>().ListAsync(practice.Organisation.Id, practice.Lead)).Single();
        Assert.Equal((record.Reference, "Jonas Pell"), (hold.Subject, hold.PlacedBy));
        await practice.PressAsync("admin", $"/holds/{hold.Hold.Id}/release", "Release the hold", ("Reason", "Settled"));
        Assert.Contains("Settled", (await practice.PageAsync("admin", "/holds")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("admin", $"/holds/{hold.Hold.Id}/release"));
    }

    private static async Task EndAsync(Practice practice, Guid person)
    {
        await using var context = practice.Installation.NewContext();
        await context.RoleAssignments.Where(role => role.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(role => role.State, RoleState.Ended).SetProperty(role => role.DecidedAt, TestClock.Start.UtcDateTime));
    }
}
