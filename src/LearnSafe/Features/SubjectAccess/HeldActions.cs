using LearnSafe.Data;
using LearnSafe.Features.SafetyActions;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.SubjectAccess;

/// <summary>A text that may be about the person, with where it was found.</summary>
public sealed record HeldText(string Id, string Where, DateTime At, string Text);

/// <summary>What an organisation's areas for improvement, safety actions and measures hold, but for those that follow from a record that is kept from the reviewer.</summary>
internal sealed class HeldActions(LearnSafeContext context, ActionTextService texts, Guid organisation, IReadOnlyCollection<Guid> kept)
{
    public static async Task<HeldActions> OfAsync(LearnSafeContext context, ActionTextService texts, Guid organisation, Guid reviewer) =>
        new(context, texts, organisation, await context.KeptFrom.Where(one => one.PersonId == reviewer).Select(one => one.EventId).ToListAsync());

    /// <summary>The actions that somebody owns, or wrote, or wrote about: what they wrote themselves as it stands, of the rest its title.</summary>
    public async Task<IReadOnlyList<HeldText>> OfPersonAsync(Guid person)
    {
        var noted = (await Notes().Where(note => note.PersonId == person).ToListAsync()).ToLookup(note => note.ActionId);
        var ids = noted.Select(notes => notes.Key).ToList();
        var actions = await Actions().Where(action => action.OwnerId == person || action.CreatedBy == person || action.EvidenceBy == person || action.ClosedBy == person || ids.Contains(action.Id)).OrderBy(action => action.Number).ToListAsync();
        return [.. actions.Select(action => new HeldText($"action-{action.Id:n}", Name(action), action.CreatedAt, string.Join('\n', ByThem(action, person, noted[action.Id]))))];
    }

    /// <summary>Every text that was typed, to be searched: it is encrypted, so that each is read.</summary>
    public async Task<IReadOnlyList<HeldText>> AllAsync()
    {
        List<HeldText> found = [];
        foreach (var area in await Areas().ToListAsync()) found.Add(new HeldText($"area-{area.Id:n}", "Area for improvement", area.CreatedAt, Lines(texts.Open(area) is var words ? [words.Statement, words.Context, words.RoutedTo] : [])));
        var notes = (await Notes().OrderBy(note => note.At).ToListAsync()).ToLookup(note => note.ActionId);
        foreach (var action in await Actions().OrderBy(action => action.Number).ToListAsync())
            found.Add(new HeldText($"action-{action.Id:n}", Name(action), action.CreatedAt, Lines([.. Words(action), StopReason(action), .. texts.Ratings(action).Select(rating => rating.Reason), Evidence(action), .. notes[action.Id].Select(Text)])));
        var measures = Measures();
        var points = (await context.MeasurePoints.AsNoTracking().Where(point => point.Note != null && measures.Any(measure => measure.Id == point.MeasureId)).OrderBy(point => point.EnteredAt).ToListAsync()).ToLookup(point => point.MeasureId);
        foreach (var measure in await measures.ToListAsync())
        {
            var said = texts.Open(measure);
            found.Add(new HeldText($"measure-{measure.Id:n}", "Measure of a safety action", measure.CreatedAt, Lines(
                [said.Name, said.Definition, said.Numerator, said.Denominator, said.Source, said.Collector, said.Baseline, said.RespondIf, .. points[measure.Id].Select(point => texts.Open(MeasurePoint.NotePurpose(point.Id), point.Note))])));
        }

        return found;
    }

    private IQueryable<AreaForImprovement> Areas()
    {
        var hidden = ActionAccess.AreasFrom(context, kept);
        return context.Areas.AsNoTracking().Where(area => area.OrganisationId == organisation && !hidden.Contains(area.Id));
    }

    private IQueryable<SafetyAction> Actions()
    {
        var hidden = ActionAccess.AreasFrom(context, kept);
        return context.SafetyActions.AsNoTracking().Where(action => action.OrganisationId == organisation && !context.ActionAreas.Any(served => served.ActionId == action.Id && hidden.Contains(served.AreaId)));
    }

    private IQueryable<ActionNote> Notes()
    {
        var actions = Actions();
        return context.ActionNotes.AsNoTracking().Where(note => actions.Any(action => action.Id == note.ActionId));
    }

    private IQueryable<SafetyMeasure> Measures()
    {
        var actions = Actions().Select(action => action.Id);
        return context.SafetyMeasures.AsNoTracking().Where(measure => measure.OrganisationId == organisation && !context.MeasureActions.Any(link => link.MeasureId == measure.Id && !actions.Contains(link.ActionId)));
    }

    private IEnumerable<string> ByThem(SafetyAction action, Guid person, IEnumerable<ActionNote> notes)
    {
        var owns = action.OwnerId == person;
        if (action.CreatedBy == person)
        {
            yield return owns ? "They wrote it, and it is theirs to do." : "They wrote it.";
            yield return Lines([.. Words(action)]);
        }
        else
        {
            yield return $"{(owns ? "It is theirs to do" : "They wrote about it")}: {texts.Open(action).Title}";
        }

        foreach (var note in notes.OrderBy(note => note.At)) yield return $"Their note: {Text(note)}";
        if (action.EvidenceBy == person) yield return $"The evidence they gave: {Evidence(action)}";
        if (action.ClosedBy == person) yield return "They closed it.";
    }

    private IEnumerable<string?> Words(SafetyAction action)
    {
        var words = texts.Open(action);
        return [words.Title, words.Description, words.OwnerOutside, words.Unintended, words.Public];
    }

    private string? StopReason(SafetyAction action) => texts.Open(SafetyAction.StopPurpose(action.Id), action.StopReason);

    private string? Evidence(SafetyAction action) => texts.Open(SafetyAction.EvidencePurpose(action.Id), action.Evidence);

    private string? Text(ActionNote note) => texts.Open(ActionNote.Purpose(note.Id), note.Encrypted);

    private static string Name(SafetyAction action) => FormattableString.Invariant($"Safety action {action.Number}");

    private static string Lines(IEnumerable<string?> lines) => string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
}
