using LearnSafe.Data;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.SafetyActions;

/// <summary>An action that follows from a record or a response.</summary>
/// <param name="Address">Null where the reader may not open it.</param>
public sealed record FollowingAction(string Title, string Status, string? Address);

/// <summary>What needs to change, with the actions that serve it.</summary>
/// <param name="Address">Null where the reader may not open it.</param>
public sealed record FollowingArea(string Statement, string? Address, IReadOnlyList<FollowingAction> Actions);

/// <summary>What reporters are told of the actions that follow from their record, and nothing else.</summary>
/// <param name="Agreed">How many were agreed; those that are done are among them.</param>
/// <param name="Sentences">What changes, in words that were written for reporters.</param>
public sealed record ActionsForReporter(int Agreed, int Done, IReadOnlyList<string> Sentences);

/// <summary>What follows from a record.</summary>
public sealed class RecordActionsService(IDbContextFactory<LearnSafeContext> contexts, ActionTextService texts)
{
    /// <summary>By title and status, for a reader who may open the record.</summary>
    public async Task<IReadOnlyList<FollowingAction>> OfRecordAsync(CurrentPerson person, Guid record)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        var found = await Following(context, record, ActionAccess.Actions(context, person)).AsNoTracking().OrderBy(action => action.Number).ToListAsync();
        return found.ConvertAll(action => new FollowingAction(texts.Open(action).Title, ActionWording.Status(action), ActionLinks.Action(action.Id)));
    }

    /// <summary>For whoever told it. Proposals are no promise, and what was stopped is none any more.</summary>
    public async Task<ActionsForReporter> ForReporterAsync(Guid record)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var found = (await Following(context, record, context.SafetyActions).AsNoTracking().OrderBy(action => action.Number).ToListAsync()).FindAll(action => action.Status.IsAgreed());
        return new ActionsForReporter(found.Count, found.Count(action => action.Status.IsInPlace()), [.. found.Select(action => texts.Open(action).Public).OfType<string>()]);
    }

    /// <summary>How many open actions the person has.</summary>
    public async Task<int> CountOwnAsync(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        return await ActionAccess.Actions(context, person).CountAsync(action => action.OwnerId == person.Id && action.ClosedAt == null && action.Status != ActionStatus.Stopped);
    }

    /// <summary>What a learning response found to need change, for a reader who may open the response; addresses only where they may open them.</summary>
    public async Task<IReadOnlyList<FollowingArea>> OfResponseAsync(CurrentPerson person, Guid response)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        var areas = await ActionAccess.NotKept(context, person).AsNoTracking().Where(area => context.AreaResponses.Any(link => link.AreaId == area.Id && link.ResponseId == response)).OrderBy(area => area.CreatedAt).ThenBy(area => area.Id).ToListAsync();
        var ids = areas.ConvertAll(area => area.Id);
        var links = (await context.ActionAreas.AsNoTracking().Where(link => ids.Contains(link.AreaId)).ToListAsync()).ToLookup(link => link.AreaId, link => link.ActionId);
        var actions = await ActionAccess.Open(context, person).AsNoTracking().Where(action => context.ActionAreas.Any(link => link.ActionId == action.Id && ids.Contains(link.AreaId))).OrderBy(action => action.Number).ToListAsync();
        var manages = ActionAccess.Manages(person);
        return areas.ConvertAll(area => new FollowingArea(texts.Open(area).Statement, manages ? ActionLinks.Area(area.Id) : null,
            [.. actions.Where(action => links[area.Id].Contains(action.Id)).Select(action => new FollowingAction(texts.Open(action).Title, ActionWording.Status(action), manages || action.OwnerId == person.Id ? ActionLinks.Action(action.Id) : null))]));
    }

    private static IQueryable<SafetyAction> Following(LearnSafeContext context, Guid record, IQueryable<SafetyAction> actions)
    {
        var areas = ActionAccess.AreasFrom(context, [record]);
        return actions.Where(action => context.ActionAreas.Any(served => served.ActionId == action.Id && areas.Contains(served.AreaId)));
    }
}
