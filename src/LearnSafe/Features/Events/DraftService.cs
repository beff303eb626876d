using LearnSafe.Data;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Questions;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events;

/// <summary>What a draft holds.</summary>
/// <param name="Page">Where its author goes on.</param>
public sealed record DraftContent(EventAnswers Answers, int? NumberOfPatients, IReadOnlyList<KeptFinding> Kept, string Page);

/// <summary>What a draft begins from.</summary>
/// <param name="Id">Chosen when the empty page was shown, so that sending it twice makes one draft. The record takes it over.</param>
/// <param name="EventId">The record that it revises.</param>
public sealed record DraftOrigin(Guid Id, string? QuickStart = null, Guid? EventId = null, int? BaseRevision = null);

/// <summary>A draft of the signed-in person, read.</summary>
public sealed class OwnDraft(Draft draft)
{
    private EventAnswers? answers;

    public Draft Draft => draft;

    public Guid Id => draft.Id;

    public EventAnswers Answers => answers ??= EventAnswersJson.Read(draft.Answers);

    public IReadOnlyList<KeptFinding> Kept => KeptFinding.Read(draft.KeptTexts);

    public bool IsRevision => draft.EventId is not null;

    /// <summary>For a change that is made from it as it stands here.</summary>
    public SentDraft AsRead => new(draft.Id, draft.Version);
}

/// <summary>What became of a save.</summary>
/// <param name="Draft">As it stands now; null where it is gone.</param>
public sealed record DraftSaved(DraftSaveStatus Status, OwnDraft? Draft);

public enum DraftSaveStatus
{
    Saved,

    /// <summary>It was saved elsewhere since; nothing was overwritten.</summary>
    Conflict,

    /// <summary>It was submitted or deleted.</summary>
    Gone,
}

/// <summary>Keeps drafts. A person's own only: anybody else's is as if it were not there.</summary>
public sealed class DraftService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, LfpseContent lfpse)
{
    public Task<OwnDraft?> FindAsync(CurrentPerson person, Guid id) => FindAsync(person, draft => draft.Id == id);

    /// <summary>The revision of a record that the person has begun.</summary>
    public Task<OwnDraft?> FindRevisionAsync(CurrentPerson person, Guid eventId) => FindAsync(person, draft => draft.EventId == eventId);

    /// <summary>Keeps a new draft. Sent again with the same content it is the same draft.</summary>
    public Task<DraftSaved> CreateAsync(CurrentPerson person, DraftOrigin origin, DraftContent content)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(content);
        var json = Json(content.Answers);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await context.Drafts.AsNoTracking().FirstOrDefaultAsync(known => known.Id == origin.Id) is { } known) return Repeated(person, known, json, content);
            if (await context.Events.AnyAsync(record => record.Id == origin.Id)) return new DraftSaved(DraftSaveStatus.Gone, null);
            var draft = new Draft
            {
                Id = origin.Id,
                PersonId = person.Id,
                OrganisationId = person.OrganisationId,
                Type = content.Answers.Type,
                TaxonomyVersion = content.Answers.TaxonomyVersion,
                QuickStart = origin.QuickStart,
                EventId = origin.EventId,
                BaseRevision = origin.BaseRevision,
                Answers = json,
                NumberOfPatients = content.NumberOfPatients,
                KeptTexts = KeptFinding.Write(content.Kept),
                Page = content.Page,
                CreatedAt = transaction.Now,
                UpdatedAt = transaction.Now,
                Version = 1,
            };
            context.Drafts.Add(draft);
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            return new DraftSaved(DraftSaveStatus.Saved, new OwnDraft(draft));
        });
    }

    /// <summary>Keeps what was changed.</summary>
    /// <param name="version">Of the draft that was on screen.</param>
    /// <param name="baseRevision">The revision of the record that the answers now stand on; null leaves it as it is.</param>
    public Task<DraftSaved> SaveAsync(CurrentPerson person, Guid id, int version, DraftContent content, int? baseRevision = null)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(content);
        var (json, kept, type) = (Json(content.Answers), KeptFinding.Write(content.Kept), content.Answers.Type);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var saved = await Own(context, person).Where(draft => draft.Id == id && draft.Version == version).ExecuteUpdateAsync(set => set
                .SetProperty(draft => draft.Answers, json)
                .SetProperty(draft => draft.Type, type)
                .SetProperty(draft => draft.NumberOfPatients, content.NumberOfPatients)
                .SetProperty(draft => draft.KeptTexts, kept)
                .SetProperty(draft => draft.Page, content.Page)
                .SetProperty(draft => draft.BaseRevision, draft => baseRevision ?? draft.BaseRevision)
                .SetProperty(draft => draft.UpdatedAt, transaction.Now)
                .SetProperty(draft => draft.Version, version + 1));
            if (await Own(context, person).AsNoTracking().FirstOrDefaultAsync(draft => draft.Id == id) is not { } present) return new DraftSaved(DraftSaveStatus.Gone, null);
            return saved == 1 ? new DraftSaved(DraftSaveStatus.Saved, new OwnDraft(present)) : Repeated(person, present, json, content);
        });
    }

    /// <summary>Remembers how many phrases were pointed out, if that is more than before. It is no change of what was written, so its version stays.</summary>
    public Task ShownAsync(CurrentPerson person, Guid id, int phrases) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        return await Own(context, person).Where(draft => draft.Id == id && draft.PhrasesShown < phrases).ExecuteUpdateAsync(set => set.SetProperty(draft => draft.PhrasesShown, phrases));
    });

    private static IQueryable<Draft> Own(LearnSafeContext context, CurrentPerson person) =>
        context.Drafts.Where(draft => draft.PersonId == person.Id && draft.OrganisationId == person.OrganisationId);

    /// <summary>A save that says what is stored already is the same save come twice: a button pressed again, a page loaded again.</summary>
    private static DraftSaved Repeated(CurrentPerson person, Draft present, string json, DraftContent content)
    {
        if (present.PersonId != person.Id || present.OrganisationId != person.OrganisationId) return new DraftSaved(DraftSaveStatus.Gone, null);
        var same = present.Answers == json && present.NumberOfPatients == content.NumberOfPatients;
        return new DraftSaved(same ? DraftSaveStatus.Saved : DraftSaveStatus.Conflict, new OwnDraft(present));
    }

    private async Task<OwnDraft?> FindAsync(CurrentPerson person, System.Linq.Expressions.Expression<Func<Draft, bool>> which)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        if (await Own(context, person).AsNoTracking().OrderByDescending(draft => draft.UpdatedAt).FirstOrDefaultAsync(which) is not { } draft) return null;
        // A change holds the whole record: whose role was taken away reads it no more. One to a withdrawn record stays theirs to read, and is refused when it is saved.
        return draft.EventId is not { } revised || await context.Events.AsNoTracking().FirstAsync(record => record.Id == revised) is var own && EventAccess.MayRead(person, own) ? new OwnDraft(draft) : null;
    }

    private string Json(EventAnswers answers) => EventAnswersJson.Write(answers, lfpse.Taxonomies[answers.TaxonomyVersion]);
}
