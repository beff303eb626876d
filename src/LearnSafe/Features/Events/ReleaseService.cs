using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events;

/// <summary>Wording of a record as others may read it.</summary>
/// <param name="Revision">The revision that it is of.</param>
public sealed record Released(int Revision, DateTime At, IReadOnlyList<ReleasedText> Texts)
{
    public string? Of(string question, int? patient) => Texts.FirstOrDefault(text => text.Question == question && text.Patient == patient)?.Text;
}

/// <summary>A free-text answer that could be released.</summary>
public sealed record ReleasableText(string Question, int? Patient, string Text);

/// <summary>Releases wording of records to other organisations, and takes it back.</summary>
public sealed class ReleaseService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, LfpseContent lfpse)
{
    /// <summary>In characters.</summary>
    public const int Longest = 10_000;

    /// <summary>Null where no wording of the record is released now.</summary>
    public async Task<Released?> FindAsync(Guid eventId) => (await FindAsync([eventId])).GetValueOrDefault(eventId);

    /// <summary>The wording that is released now, by record.</summary>
    public async Task<IReadOnlyDictionary<Guid, Released>> FindAsync(IReadOnlyCollection<Guid> eventIds)
    {
        ArgumentNullException.ThrowIfNull(eventIds);
        if (eventIds.Count == 0) return new Dictionary<Guid, Released>();
        await using var context = await contexts.CreateDbContextAsync();
        var rows = await context.ReleasedWordings.AsNoTracking().Where(wording => eventIds.Contains(wording.EventId) && wording.WithdrawnAt == null).ToListAsync();
        return rows.ToDictionary(wording => wording.EventId, wording => new Released(wording.Revision, wording.ReleasedAt, JsonSerializer.Deserialize<List<ReleasedText>>(wording.Texts, JsonSerializerOptions.Web)!));
    }

    /// <summary>The free text of a record, in the order in which it is read.</summary>
    public IReadOnlyList<ReleasableText> Texts(EventAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var taxonomy = lfpse.Taxonomies[answers.TaxonomyVersion];
        List<ReleasableText> texts = answers.Description is { } description ? [new(EventAnswers.DescriptionQuestion, null, description)] : [];
        foreach (var section in taxonomy.Sections)
        {
            foreach (var element in section.Elements.Where(element => Deidentified.Of(element) == SeenAcross.AsReleased))
            {
                if (!section.Repeats) texts.AddRange(Joined(element.Name, null, answers.Values[element.Name]));
                else texts.AddRange(answers.Patients.SelectMany((patient, index) => Joined(element.Name, index, patient[element.Name])));
            }
        }

        return texts;
    }

    /// <summary>Releases wording in the place of what was released before.</summary>
    /// <param name="revision">The revision that was on screen.</param>
    public Task<ChangeStatus> ReleaseAsync(Guid eventId, int revision, IReadOnlyList<ReleasedText> texts, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentOutOfRangeException.ThrowIfZero(texts.Count);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await context.Events.AsNoTracking().FirstOrDefaultAsync(record => record.Id == eventId) is not { } record) return ChangeStatus.NotFound;
            if (record.WithdrawnAt is not null || await context.Revisions.AnyAsync(row => row.EventId == eventId && row.Number == record.CurrentRevision && row.Answers == null)) return ChangeStatus.Withdrawn;
            if (record.CurrentRevision != revision) return ChangeStatus.Conflict;
            await EndAsync(context, eventId, transaction.Now, actor);
            context.ReleasedWordings.Add(new ReleasedWording { EventId = eventId, Revision = revision, Texts = JsonSerializer.Serialize(texts, JsonSerializerOptions.Web), ReleasedAt = transaction.Now, ReleasedBy = actor.Id ?? Guid.Empty });
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            await transaction.AppendAsync(actor, HistoryActions.WordingReleased, eventId, JsonSerializer.Serialize(new { revision, questions = texts.Select(text => text.Question) }, JsonSerializerOptions.Web), []);
            return ChangeStatus.Done;
        });
    }

    /// <returns>False where none was released.</returns>
    public Task<bool> WithdrawAsync(Guid eventId, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await EndAsync(context, eventId, transaction.Now, actor) == 0) return false;
            await transaction.AppendAsync(actor, HistoryActions.WordingWithdrawn, eventId, "{}", []);
            return true;
        });
    }

    private static Task<int> EndAsync(LearnSafeContext context, Guid eventId, DateTime now, Actor actor) =>
        context.ReleasedWordings.Where(wording => wording.EventId == eventId && wording.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(wording => wording.WithdrawnAt, now).SetProperty(wording => wording.WithdrawnBy, actor.Id));

    private static IEnumerable<ReleasableText> Joined(string question, int? patient, IReadOnlyList<string> values) =>
        values.Count == 0 ? [] : [new ReleasableText(question, patient, string.Join("\n", values))];
}
