using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.SafetyActions;

/// <summary>
/// Who may see and keep areas, actions and measures. What follows from a record that is kept from somebody, directly or through a learning response, is kept from them too,
/// in every list, count, choice and mail: whoever is involved in an event must not find out by its actions that it was recorded.
/// </summary>
public static class ActionAccess
{
    public static bool Manages(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.May(Permission.ManageActions);
    }

    /// <summary>The areas that follow from any of these records, directly or through a learning response.</summary>
    public static IQueryable<Guid> AreasFrom(LearnSafeContext context, IReadOnlyCollection<Guid> records)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.AreaRecords.Where(link => records.Contains(link.EventId)).Select(link => link.AreaId)
            .Concat(context.AreaResponses.Where(link => context.ResponseRecords.Any(about => about.ResponseId == link.ResponseId && records.Contains(about.EventId))).Select(link => link.AreaId));
    }

    /// <summary>The areas of the organisation that are not kept from the person, whoever they are: for those who were let in to what the areas hang on.</summary>
    public static IQueryable<AreaForImprovement> NotKept(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        var own = context.Areas.Where(area => area.OrganisationId == person.OrganisationId);
        if (person.KeptFrom.Count == 0) return own;
        var kept = AreasFrom(context, [.. person.KeptFrom]);
        return own.Where(area => !kept.Contains(area.Id));
    }

    /// <summary>The areas that the person may open: all that are not kept from those who manage actions.</summary>
    public static IQueryable<AreaForImprovement> Areas(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Manages(person) ? NotKept(context, person) : context.Areas.Where(_ => false);
    }

    /// <summary>The actions that the person may open: all of the organisation for those who manage them, their own for everybody else.</summary>
    public static IQueryable<SafetyAction> Actions(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        var manages = Manages(person);
        return Open(context, person).Where(action => manages || action.OwnerId == person.Id);
    }

    /// <summary>The actions of the organisation that are not kept from the person, whoever they are: for those who were let in to what the actions hang on.</summary>
    public static IQueryable<SafetyAction> Open(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        var own = context.SafetyActions.Where(action => action.OrganisationId == person.OrganisationId);
        if (person.KeptFrom.Count == 0) return own;
        var kept = AreasFrom(context, [.. person.KeptFrom]);
        return own.Where(action => !context.ActionAreas.Any(served => served.ActionId == action.Id && kept.Contains(served.AreaId)));
    }

    /// <summary>The measures of the organisation, but for those of an action that is kept from the person; of everybody else, those of their own actions.</summary>
    public static IQueryable<SafetyMeasure> Measures(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        var own = context.SafetyMeasures.Where(measure => measure.OrganisationId == person.OrganisationId);
        var actions = Actions(context, person).Select(action => action.Id);
        if (!Manages(person)) own = own.Where(measure => context.MeasureActions.Any(link => link.MeasureId == measure.Id && actions.Contains(link.ActionId)));
        return person.KeptFrom.Count == 0 ? own : own.Where(measure => !context.MeasureActions.Any(link => link.MeasureId == measure.Id && !actions.Contains(link.ActionId)));
    }

    /// <summary>From whom a record behind any of these areas is kept: they neither get an action that serves it nor a mail about it.</summary>
    public static IQueryable<Guid> KeptFromOwner(LearnSafeContext context, IReadOnlyCollection<Guid> areas)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.KeptFrom.Where(kept => context.AreaRecords.Any(link => link.EventId == kept.EventId && areas.Contains(link.AreaId))
            || context.AreaResponses.Any(link => areas.Contains(link.AreaId) && context.ResponseRecords.Any(about => about.ResponseId == link.ResponseId && about.EventId == kept.EventId))).Select(kept => kept.PersonId);
    }
}
