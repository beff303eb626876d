using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.SafetyActions;

/// <summary>
/// Who may see and keep areas, actions and measures. What follows from a record that is kept from somebody is kept from them too, in every list, count, choice and mail:
/// whoever is involved in an event must not find out by its actions that it was recorded.
/// </summary>
public static class ActionAccess
{
    public static bool Manages(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.May(Permission.ManageActions);
    }

    /// <summary>The areas of the organisation that are not kept from the person. Only for those who <see cref="Manages"/>.</summary>
    public static IQueryable<AreaForImprovement> Areas(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        var own = Manages(person) ? context.Areas.Where(area => area.OrganisationId == person.OrganisationId) : context.Areas.Where(_ => false);
        return person.KeptFrom.Count == 0 ? own : own.Where(area => !context.AreaRecords.Any(link => link.AreaId == area.Id && person.KeptFrom.Contains(link.EventId)));
    }

    /// <summary>The actions that the person may open: all of the organisation for those who manage them, their own for everybody else.</summary>
    public static IQueryable<SafetyAction> Actions(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        var manages = Manages(person);
        var own = context.SafetyActions.Where(action => action.OrganisationId == person.OrganisationId && (manages || action.OwnerId == person.Id));
        return person.KeptFrom.Count == 0 ? own : own.Where(action => !context.ActionAreas.Any(served => served.ActionId == action.Id && context.AreaRecords.Any(link => link.AreaId == served.AreaId && person.KeptFrom.Contains(link.EventId))));
    }

    /// <summary>The measures of the organisation, but for those of an action that is kept from the person; of everybody else, those of their own actions.</summary>
    public static IQueryable<SafetyMeasure> Measures(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        var own = context.SafetyMeasures.Where(measure => measure.OrganisationId == person.OrganisationId);
        var actions = Actions(context, person);
        if (!Manages(person)) own = own.Where(measure => context.MeasureActions.Any(link => link.MeasureId == measure.Id && actions.Any(action => action.Id == link.ActionId)));
        return person.KeptFrom.Count == 0 ? own : own.Where(measure => context.MeasureActions.Where(link => link.MeasureId == measure.Id).All(link => actions.Any(action => action.Id == link.ActionId)));
    }

    /// <summary>Whether a record from which an action follows is kept from somebody.</summary>
    public static IQueryable<Guid> KeptFromOwner(LearnSafeContext context, IReadOnlyCollection<Guid> areas)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.AreaRecords.Where(link => areas.Contains(link.AreaId)).Join(context.KeptFrom, link => link.EventId, kept => kept.EventId, (_, kept) => kept.PersonId);
    }
}
