using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.SafetyActions;

/// <summary>What changed and when, for charts.</summary>
public sealed class ActionChangeService(IDbContextFactory<LearnSafeContext> contexts, ActionTextService texts)
{
    /// <summary>What was put in place in a time and still is, for those who keep the organisation's actions: the marks of its charts. The latest first; nothing for anybody else.</summary>
    public async Task<IReadOnlyList<ActionChange>> OfAsync(CurrentPerson person, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (!ActionAccess.Manages(person)) return [];
        var (first, until) = (UkTime.ToUtc(from, TimeOnly.MinValue), UkTime.ToUtc(to.AddDays(1), TimeOnly.MinValue));
        await using var context = await contexts.CreateDbContextAsync();
        var actions = await ActionAccess.Actions(context, person).AsNoTracking().Where(action => action.InPlaceAt >= first && action.InPlaceAt < until).OrderByDescending(action => action.InPlaceAt).ThenByDescending(action => action.Number).ToListAsync();
        return [.. actions.Select(action => ActionChange.Of(action, texts.Open(action).Title)!)];
    }
}
