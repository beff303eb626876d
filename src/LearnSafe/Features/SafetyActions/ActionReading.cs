using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Responses.Learning;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.SafetyActions;

/// <summary>An action as a list shows it.</summary>
/// <param name="Owner">By name, or in the words of an owner outside; null where nobody has it.</param>
/// <param name="Tier">Null where nobody judged it.</param>
public sealed record ActionRow(SafetyAction Action, ActionWords Texts, string? Owner, StrengthTier? Tier, IReadOnlyList<Guid> Areas, DateOnly Today)
{
    public string Reference => FormattableString.Invariant($"Action {Action.Number}");

    public bool IsOpen => Action.ClosedAt is null && Action.Status != ActionStatus.Stopped;

    /// <summary>Promised by a day that is over, and not in place.</summary>
    public bool IsOverdue => IsOpen && Action.Status.IsUnderWay() && Action.DueBy < Today;
}

/// <summary>An area as a list shows it.</summary>
public sealed record AreaRow(AreaForImprovement Area, AreaTexts Texts, IReadOnlyList<ActionRow> Actions);

/// <summary>A record that an area follows from, as far as the reader may open it.</summary>
public sealed record LinkedRecord(Guid Id, string Reference);

/// <summary>A learning response that an area was found in, or could have been.</summary>
public sealed record LinkedResponse(Guid Id, string Title);

/// <summary>A progress note, readable.</summary>
public sealed record ReadableNote(string By, DateTime At, string Text);

/// <summary>Everything about one action.</summary>
public sealed record ActionDetails(ActionRow Row, IReadOnlyList<AreaRow> Areas, IReadOnlyList<ReadableNote> Notes, IReadOnlyList<IfacesRating> Ratings, IReadOnlyList<MeasureRow> Measures, string? StopReason, string? Evidence, string? EvidenceBy, string? ClosedBy);

/// <summary>Reads areas and actions. What is kept from the reader is as if it were not there.</summary>
public sealed class ActionReading(IDbContextFactory<LearnSafeContext> contexts, ActionTextService texts, ActionContent content, ContactService contacts, MeasureReading measures, ResponseTemplates templates, TimeProvider clock)
{
    private const int MostResponses = 200;

    /// <summary>Every action that the person may see: overdue first, then by the day they are due, then those without one.</summary>
    public async Task<IReadOnlyList<ActionRow>> ListAsync(CurrentPerson person, bool onlyOwn = false)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        var actions = ActionAccess.Actions(context, person).AsNoTracking();
        return await RowsAsync(context, onlyOwn ? actions.Where(action => action.OwnerId == person.Id) : actions);
    }

    /// <summary>Null where there is none, or it is not theirs to see.</summary>
    public async Task<ActionDetails?> FindAsync(CurrentPerson person, Guid id)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        if (await RowsAsync(context, ActionAccess.Actions(context, person).AsNoTracking().Where(action => action.Id == id)) is not [var row]) return null;
        var action = row.Action;
        var served = await context.Areas.AsNoTracking().Where(area => row.Areas.Contains(area.Id)).OrderBy(area => area.Id).ToListAsync();
        var notes = await context.ActionNotes.AsNoTracking().Where(note => note.ActionId == id).Join(context.Users, note => note.PersonId, writer => writer.Id, (note, writer) => new { Note = note, writer.DisplayName }).ToListAsync();
        var names = await NamesAsync(context, [action.EvidenceBy, action.ClosedBy]);
        return new ActionDetails(
            row,
            [.. served.Select(area => new AreaRow(area, texts.Open(area), []))],
            [.. notes.OrderByDescending(one => one.Note.At).ThenByDescending(one => one.Note.Id).Select(one => new ReadableNote(one.DisplayName, one.Note.At, texts.Open(ActionNote.Purpose(one.Note.Id), one.Note.Encrypted)!))],
            texts.Ratings(action),
            await measures.OfActionAsync(person, id),
            texts.Open(SafetyAction.StopPurpose(id), action.StopReason),
            texts.Open(SafetyAction.EvidencePurpose(id), action.Evidence),
            Name(names, action.EvidenceBy), Name(names, action.ClosedBy));
    }

    /// <summary>The areas that the person may see, newest first, each with the actions that serve it.</summary>
    public async Task<IReadOnlyList<AreaRow>> AreasAsync(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        var areas = await ActionAccess.Areas(context, person).AsNoTracking().ToListAsync();
        var actions = await RowsAsync(context, ActionAccess.Actions(context, person).AsNoTracking());
        return [.. areas.OrderByDescending(area => area.CreatedAt).ThenBy(area => area.Id).Select(area => new AreaRow(area, texts.Open(area), [.. actions.Where(action => action.Areas.Contains(area.Id))]))];
    }

    /// <summary>The records that an area follows from and that the person may open, by reference.</summary>
    public async Task<IReadOnlyList<LinkedRecord>> RecordsOfAsync(CurrentPerson person, Guid area)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (!EventAccess.SeesAll(person)) return [];
        await using var context = await contexts.CreateDbContextAsync();
        return await EventAccess.OfOrganisation(context, person).Where(record => context.AreaRecords.Any(link => link.AreaId == area && link.EventId == record.Id))
            .OrderBy(record => record.Reference).Select(record => new LinkedRecord(record.Id, record.Reference)).ToListAsync();
    }

    /// <summary>Records by their references, as far as the person may link them.</summary>
    public async Task<IReadOnlyList<LinkedRecord>> RecordsAsync(CurrentPerson person, IReadOnlyCollection<string> references, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (!EventAccess.SeesAll(person)) return [];
        await using var context = await contexts.CreateDbContextAsync();
        return await EventAccess.OfOrganisation(context, person).Where(record => references.Contains(record.Reference) || record.Id == id).OrderBy(record => record.Reference)
            .Select(record => new LinkedRecord(record.Id, record.Reference)).ToListAsync();
    }

    /// <summary>The learning responses that the person may open, newest first; of one area alone where it is named.</summary>
    public async Task<IReadOnlyList<LinkedResponse>> ResponsesAsync(CurrentPerson person, Guid? area = null)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        var responses = ResponseAccess.Visible(context, person).AsNoTracking();
        if (area is { } one) responses = responses.Where(response => context.AreaResponses.Any(link => link.AreaId == one && link.ResponseId == response.Id));
        var found = await responses.OrderByDescending(response => response.BegunAt).Take(MostResponses).ToListAsync();
        return found.ConvertAll(response => new LinkedResponse(response.Id, $"{response.Reference}, {templates.Of(response.Method, response.TemplateVersion).Title}, begun on {UkTime.Text(response.StartedOn)}"));
    }

    /// <summary>Who may be given an action that serves these areas: those with a role here from whom none of it is kept.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> OwnersAsync(CurrentPerson person, IReadOnlyCollection<Guid> areas)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        var kept = await ActionAccess.KeptFromOwner(context, areas).Distinct().ToListAsync();
        return [.. (await contacts.AccountsAsync(person.OrganisationId)).Where(one => !kept.Contains(one.Id))];
    }

    private async Task<IReadOnlyList<ActionRow>> RowsAsync(LearnSafeContext context, IQueryable<SafetyAction> actions)
    {
        var found = await actions.ToListAsync();
        var ids = found.ConvertAll(action => action.Id);
        var served = (await context.ActionAreas.AsNoTracking().Where(link => ids.Contains(link.ActionId)).ToListAsync()).ToLookup(link => link.ActionId, link => link.AreaId);
        var names = await NamesAsync(context, found.Select(action => action.OwnerId));
        var today = UkTime.Today(clock);
        return
        [
            .. found.Select(action => Row(action, names, [.. served[action.Id]], today))
                .OrderByDescending(row => row.IsOverdue).ThenBy(row => row.IsOpen ? 0 : 1).ThenBy(row => row.Action.DueBy ?? DateOnly.MaxValue).ThenBy(row => row.Action.Number),
        ];
    }

    private ActionRow Row(SafetyAction action, IReadOnlyDictionary<Guid, string> names, IReadOnlyList<Guid> areas, DateOnly today)
    {
        var words = texts.Open(action);
        return new ActionRow(action, words, Name(names, action.OwnerId) ?? words.OwnerOutside, content.Tier(action.StrengthVersion, action.Strength), areas, today);
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(LearnSafeContext context, IEnumerable<Guid?> people)
    {
        var ids = people.OfType<Guid>().Distinct().ToList();
        return await context.Users.AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.DisplayName);
    }

    private static string? Name(IReadOnlyDictionary<Guid, string> names, Guid? id) => id is { } known ? names.GetValueOrDefault(known, "Somebody") : null;
}
