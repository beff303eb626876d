using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Governance;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Accounts.Passkeys;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Features.Accounts.Sessions;
using LearnSafe.Features.Engagement;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Retention;

/// <summary>What one rule means for an organisation today.</summary>
/// <param name="Months">As the organisation chose; null keeps for good.</param>
/// <param name="Due">What would go.</param>
/// <param name="OnHold">How many more would, did no hold keep them.</param>
public sealed record RetentionPlan(RetentionRule Rule, int? Months, IReadOnlyList<DueItem> Due, int OnHold);

/// <summary>Something whose time is over.</summary>
/// <param name="Name">The record's reference, or that it is an account: no name and no file name.</param>
public sealed record DueItem(Guid Id, string Name, DateTime Since, Guid? Record);

/// <summary>How a rule was carried out.</summary>
/// <param name="Changed">More is due than was on screen: nothing was deleted.</param>
public sealed record RetentionOutcome(int Deleted, bool Changed = false);

/// <summary>Periods of keeping: what would go, and what goes once somebody has confirmed it. Never anything that a hold keeps.</summary>
public sealed class RetentionService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, ErasureService erasure, RetentionRules rules, TimeProvider clock)
{
    private const string Records = "records";
    private const string Attachments = "attachments";
    private const string Engagements = "engagementCases";

    /// <summary>The dry run: nothing is changed.</summary>
    public async Task<IReadOnlyList<RetentionPlan>> PlanAsync(Guid organisation)
    {
        List<RetentionPlan> plans = [];
        foreach (var rule in rules.All) plans.Add(await PlanAsync(organisation, rule));
        return plans;
    }

    public async Task<RetentionPlan> PlanAsync(Guid organisation, RetentionRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Automatic is not null) return new RetentionPlan(rule, null, [], 0);
        await using var context = await contexts.CreateDbContextAsync();
        var choice = await context.RetentionChoices.AsNoTracking().FirstOrDefaultAsync(known => known.OrganisationId == organisation && known.Rule == rule.Name);
        var months = choice is null ? rule.Months : choice.Months;
        if (months is not { } period) return new RetentionPlan(rule, null, [], 0);
        var before = UkTime.ToUtc(UkTime.Today(clock).AddMonths(-period), TimeOnly.MinValue);
        var all = await DueAsync(context, organisation, rule.Name, before);
        var held = await HeldAsync(context, organisation, rule.Name, all);
        return new RetentionPlan(rule, months, [.. all.Where(item => !held.Contains(item.Id))], held.Count);
    }

    /// <param name="months">Null keeps for good. Within the limits of the rule, which the page has seen to.</param>
    public Task<bool> ChooseAsync(Guid organisation, RetentionRule rule, int? months, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (months is { } wanted && (wanted < rule.Least || wanted > rule.Most)) throw new ArgumentOutOfRangeException(nameof(months));
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var choice = await context.RetentionChoices.FirstOrDefaultAsync(known => known.OrganisationId == organisation && known.Rule == rule.Name);
            var was = choice is null ? rule.Months : choice.Months;
            if (was == months) return false;
            choice ??= context.RetentionChoices.Add(new RetentionChoice { OrganisationId = organisation, Rule = rule.Name }).Entity;
            choice.Months = months;
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            await transaction.AppendAsync(actor, HistoryActions.RetentionChanged, organisation, JsonSerializer.Serialize(
                new { rule = rule.Name, before = new { months = was }, after = new { months } }, JsonSerializerOptions.Web), [], organisation);
            return true;
        });
    }

    /// <summary>Deletes what is due, through the erasures that backups replay.</summary>
    /// <param name="seen">How many were due when the person confirmed: where there are more now, nothing is deleted.</param>
    public async Task<RetentionOutcome> ApplyAsync(Guid organisation, RetentionRule rule, int seen, string reason, Actor actor, IProgress<long>? progress = null)
    {
        var plan = await PlanAsync(organisation, rule);
        if (plan.Due.Count > seen) return new RetentionOutcome(0, Changed: true);
        var (deleted, authority) = (0, FormattableString.Invariant($"Retention rule {rule.Name}, {plan.Months} months"));
        foreach (var item in plan.Due)
        {
            // Each by itself: a hold that is placed meanwhile is seen by the very transaction that would delete.
            var gone = rule.Name switch
            {
                Records => await erasure.EraseAsync(item.Id, actor, authority) > 0,
                Attachments => await EraseAttachmentAsync(item, actor, authority),
                Engagements => await erasure.EraseEngagementAsync(item.Id, item.Since, actor, authority),
                _ => await CloseAsync(item.Id),
            };
            if (gone) deleted++;
            progress?.Report(deleted);
        }

        var content = JsonSerializer.Serialize(new { rule = rule.Name, months = plan.Months, erased = deleted, onHold = plan.OnHold + plan.Due.Count - deleted, reason }, JsonSerializerOptions.Web);
        await writer.WriteAsync(transaction => transaction.AppendAsync(actor, HistoryActions.RetentionApplied, organisation, content, [], organisation));
        return new RetentionOutcome(deleted);
    }

    private static async Task<List<DueItem>> DueAsync(LearnSafeContext context, Guid organisation, string rule, DateTime before)
    {
        var records = context.Events.AsNoTracking().Where(record => record.OrganisationId == organisation && record.UpdatedAt < before);
        return rule switch
        {
            // What somebody is still to be told is not over.
            Records => await records.Where(record => context.Revisions.Any(revision => revision.EventId == record.Id && revision.ErasedAt == null) && !context.CandourCases.Any(one => one.EventId == record.Id && one.ClosedAt == null))
                .OrderBy(record => record.UpdatedAt).Select(record => new DueItem(record.Id, record.Reference, record.UpdatedAt, record.Id)).ToListAsync(),
            Attachments => await (
                from record in records
                join attachment in context.Attachments.AsNoTracking() on record.Id equals attachment.EventId
                where attachment.RemovedAt == null
                orderby record.UpdatedAt
                select new DueItem(attachment.Id, record.Reference, record.UpdatedAt, record.Id)).ToListAsync(),
            Engagements => await EngagementsAsync(context, organisation, before),
            _ => await ClosedAsync(context, organisation, before),
        };
    }

    /// <summary>Closed cases, by reference alone: whoever deletes does not read them.</summary>
    private static async Task<List<DueItem>> EngagementsAsync(LearnSafeContext context, Guid organisation, DateTime before)
    {
        var day = DateOnly.FromDateTime(UkTime.FromUtc(before));
        var closed = await context.EngagementCases.AsNoTracking().Where(one => one.OrganisationId == organisation && one.ClosedOn != null && one.ClosedOn < day)
            .OrderBy(one => one.ClosedOn).Select(one => new { one.Id, one.Reference, one.ClosedOn }).ToListAsync();
        return closed.ConvertAll(one => new DueItem(one.Id, one.Reference, UkTime.ToUtc(one.ClosedOn!.Value, TimeOnly.MinValue), null));
    }

    /// <summary>People whose roles have all ended, the last of them here; and not one who never held any.</summary>
    private static async Task<List<DueItem>> ClosedAsync(LearnSafeContext context, Guid organisation, DateTime before)
    {
        var closed = await context.Users.AsNoTracking().Where(person => person.PasswordHash != null || !person.Email!.EndsWith(Closed))
            .Where(person => context.RoleAssignments.Any(role => role.PersonId == person.Id && role.OrganisationId == organisation && role.State == RoleState.Ended)
                && !context.RoleAssignments.Any(role => role.PersonId == person.Id && (role.State != RoleState.Ended && role.State != RoleState.Refused || role.DecidedAt == null || role.DecidedAt >= before)))
            .Select(person => new { person.Id, Ended = context.RoleAssignments.Where(role => role.PersonId == person.Id).Max(role => role.DecidedAt) }).ToListAsync();
        return [.. closed.OrderBy(person => person.Ended).Select(person => new DueItem(person.Id, "An account", person.Ended!.Value, null))];
    }

    private static async Task<HashSet<Guid>> HeldAsync(LearnSafeContext context, Guid organisation, string rule, List<DueItem> due)
    {
        if (rule is Records or Attachments)
        {
            var held = await LegalHoldService.HeldRecords(context).Where(record => record.OrganisationId == organisation).Select(record => record.Id).ToHashSetAsync();
            return [.. due.Where(item => held.Contains(item.Record!.Value)).Select(item => item.Id)];
        }

        if (rule is Engagements) return await EngagementAccess.Held(context).Where(one => one.OrganisationId == organisation && due.Select(item => item.Id).Contains(one.Id)).Select(one => one.Id).ToHashSetAsync();
        return [.. await HeldPeople(context).Where(person => due.Select(item => item.Id).Contains(person.Id)).Select(person => person.Id).ToListAsync()];
    }

    /// <summary>By a hold of their own, or of any organisation in which they held a role.</summary>
    private static IQueryable<Person> HeldPeople(LearnSafeContext context) => context.Users.Where(person => context.LegalHolds.Any(hold => hold.ReleasedAt == null
        && (hold.PersonId == person.Id || (hold.EventId == null && hold.PersonId == null && context.RoleAssignments.Any(role => role.PersonId == person.Id && role.OrganisationId == hold.OrganisationId)))));

    private Task<bool> EraseAttachmentAsync(DueItem item, Actor actor, string authority) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        if (await LegalHoldService.HeldRecords(context).AnyAsync(record => record.Id == item.Record)) return false;
        await erasure.EraseAloneAsync(transaction, item.Record!.Value, [], [item.Id], actor, authority);
        return true;
    });

    private const string Closed = "@closed.invalid";

    /// <summary>Takes away who it was. The row stays, so that what they did is still one person's.</summary>
    private Task<bool> CloseAsync(Guid id) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        if (await HeldPeople(context).AnyAsync(person => person.Id == id)) return false;
        var address = $"{id:n}{Closed}";
        await context.UserClaims.Where(claim => claim.UserId == id).ExecuteDeleteAsync();
        await context.UserLogins.Where(login => login.UserId == id).ExecuteDeleteAsync();
        await context.UserTokens.Where(token => token.UserId == id).ExecuteDeleteAsync();
        await context.Set<Session>().Where(session => session.PersonId == id).ExecuteDeleteAsync();
        await context.Set<Passkey>().Where(passkey => passkey.PersonId == id).ExecuteDeleteAsync();
        await context.Set<AuthenticatorApp>().Where(app => app.PersonId == id).ExecuteDeleteAsync();
        await context.Set<RecoveryCode>().Where(code => code.PersonId == id).ExecuteDeleteAsync();
        await context.Set<KeptForm>().Where(form => form.PersonId == id).ExecuteDeleteAsync();
        // What was nobody's but theirs: they could print it for as long as they came here.
        await context.PrivateReflections.Where(reflection => reflection.PersonId == id).ExecuteDeleteAsync();
        await context.AppraisalPreferences.Where(preference => preference.PersonId == id).ExecuteDeleteAsync();
        await context.SavedViews.Where(view => view.PersonId == id).ExecuteDeleteAsync();
        await context.LearningLikes.Where(like => like.PersonId == id).ExecuteDeleteAsync();
        var known = await context.Users.Where(person => person.Id == id).Select(person => person.Email).FirstOrDefaultAsync();
        await context.Set<OneTimeLink>().Where(link => link.PersonId == id || link.Email == known).ExecuteDeleteAsync();
        return await context.Users.Where(person => person.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(person => person.DisplayName, "A closed account").SetProperty(person => person.Email, address).SetProperty(person => person.UserName, address)
            .SetProperty(person => person.NormalizedEmail, address.ToUpperInvariant()).SetProperty(person => person.NormalizedUserName, address.ToUpperInvariant())
            .SetProperty(person => person.PasswordHash, (string?)null).SetProperty(person => person.PhoneNumber, (string?)null)
            .SetProperty(person => person.SecurityStamp, Guid.NewGuid().ToString("n")).SetProperty(person => person.ActingForId, (Guid?)null)) > 0;
    });
}
