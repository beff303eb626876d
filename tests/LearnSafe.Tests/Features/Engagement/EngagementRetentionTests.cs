using LearnSafe.Domain.Governance;
using LearnSafe.Features.Engagement;
using LearnSafe.Features.History;
using LearnSafe.Features.Retention;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Engagement;

public sealed class EngagementRetentionTests
{
    private const string Rule = "engagementCases";

    [Theory, EachEngine]
    public async Task Case_PastItsTimeFromClosing_GoesWhenConfirmedAndNotWhileHeldOrOpen(Engine engine)
    {
        await using var engaged = await EngagedPractice.OpenAsync(engine);
        var (practice, organisation) = (engaged.Practice, engaged.Practice.Organisation.Id);
        var person = await engaged.AddPersonAsync("Wilhelmina Dace");
        var staff = await engaged.AddPersonAsync("Tobias Wren", "Staff");
        await engaged.AddContactAsync(person, "She spoke.", "Ring on Thursday", new DateOnly(2026, 11, 26), "Why?");
        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", EngagementLinks.Support(engaged.Case, staff), "Keep the support", EngagementSecrecyTests.CheckIns));
        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", EngagementLinks.Step(engaged.Case, 1), "Keep this step", ("text-plan", "Ring first.")));
        await engaged.NameAsync(engaged.Second);
        var second = await engaged.BeginAsync("second", engaged.Record.Reference);
        var (service, rule, holds) = (engaged.Installation.Get<RetentionService>(), engaged.Installation.Get<RetentionRules>().Find(Rule)!, engaged.Installation.Get<LegalHoldService>());
        async Task<(int Due, int Held)> PlanAsync() => await service.PlanAsync(organisation, rule) is var plan ? (plan.Due.Count, plan.OnHold) : default;

        // Open, it is kept however old it is.
        engaged.Installation.Clock.Advance(TimeSpan.FromDays(365.25 * 9));
        Assert.Equal((0, 0), await PlanAsync());
        await engaged.SignInAgainAsync();
        await engaged.CloseAsync();
        engaged.Installation.Clock.Advance(TimeSpan.FromDays(365.25 * 8 - 5));
        Assert.Equal((0, 0), await PlanAsync());
        engaged.Installation.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal((1, 0), await PlanAsync());
        // A hold on the record, or on everything, stops the clock.
        foreach (var held in new[] { engaged.Record.Id, (Guid?)null })
        {
            await holds.PlaceAsync(organisation, held, null, "Claim 12", Actor.System);
            Assert.Equal((0, 1), await PlanAsync());
            Assert.False(await engaged.Installation.Get<ErasureService>().EraseEngagementAsync(engaged.Case, await SinceAsync(engaged), Actor.System, "x"));
            var hold = await engaged.Installation.QueryAsync(context => context.LegalHolds.SingleAsync(one => one.ReleasedAt == null));
            Assert.True(await holds.ReleaseAsync(organisation, hold.Id, "Settled", Actor.System));
        }

        var outcome = await service.ApplyAsync(organisation, rule, 1, "Yearly review", Actor.System);
        Assert.Equal(1, outcome.Deleted);
        var left = await engaged.Installation.QueryAsync(async context => (
            await context.EngagementCases.Select(one => one.Id).ToListAsync(), await context.AffectedPeople.CountAsync(), await context.EngagementContacts.CountAsync(), await context.EngagementPromises.CountAsync(),
            await context.EngagementQuestions.CountAsync(), await context.StaffSupport.CountAsync() + await context.CheckIns.CountAsync(), await context.EngagementStepNotes.CountAsync() + await context.EngagementReaders.CountAsync(), await context.EngagementRecords.CountAsync()));
        Assert.Equal([second], left.Item1);
        Assert.Equal((0, 0, 0, 0, 0, 0, 1), (left.Item2, left.Item3, left.Item4, left.Item5, left.Item6, left.Item7, left.Item8));
        // Noted for every restored backup, and the chain still verifies.
        Assert.True(await engaged.Installation.QueryAsync(context => context.Erasures.AnyAsync(erasure => erasure.EventId == engaged.Case)));
        Assert.True((await engaged.Installation.Get<HistoryVerification>().VerifyAsync()).Intact);
        Assert.Equal((0, 0), await PlanAsync());
    }

    [Theory, EachEngine]
    public async Task Retention_Page_ShowsTheReferenceAlone(Engine engine)
    {
        await using var engaged = await EngagedPractice.OpenAsync(engine);
        await engaged.AddPersonAsync("Wilhelmina Dace");
        await engaged.CloseAsync();
        engaged.Installation.Clock.Advance(TimeSpan.FromDays(365 * 9));
        await engaged.SignInAgainAsync();
        var page = await engaged.TextAsync("admin", RetentionLinks.Apply(Rule));
        Assert.Contains("EN-", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Dace", page, StringComparison.Ordinal);
        // Opened again meanwhile: it stays.
        var since = await SinceAsync(engaged);
        await EngagedPractice.DoneAsync(engaged.Practice.PressAsync("hedda", EngagementLinks.Close(engaged.Case), "Open it again"));
        Assert.False(await engaged.Installation.Get<ErasureService>().EraseEngagementAsync(engaged.Case, since, Actor.System, "x"));
    }

    private static Task<DateTime> SinceAsync(EngagedPractice engaged) => engaged.Installation.QueryAsync(async context => (await context.EngagementCases.Where(one => one.Id == engaged.Case).Select(one => one.ClosedOn).SingleAsync())!.Value.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc));
}
