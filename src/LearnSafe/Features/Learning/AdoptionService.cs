using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Learning;

/// <summary>What readers do with a summary: like it, and say that they did it too.</summary>
public sealed class AdoptionService(RecordWriter writer, LocalEncryption encryption, SummaryReachService reaches)
{
    /// <summary>Once for each person, however often it is asked for; or takes it back.</summary>
    /// <returns>False where the summary does not reach the person.</returns>
    public Task<bool> LikeAsync(CurrentPerson person, Guid id, bool likes) => ChangeAsync(person, id, async (context, now) =>
    {
        var mine = await context.LearningLikes.FirstOrDefaultAsync(like => like.SummaryId == id && like.PersonId == person.Id);
        if (mine is not null == likes) return null;
        if (mine is null) context.LearningLikes.Add(new LearningLike { SummaryId = id, PersonId = person.Id, At = now });
        else context.LearningLikes.Remove(mine);
        return likes ? HistoryActions.SummaryLiked : HistoryActions.SummaryLikeTakenBack;
    });

    /// <summary>The organisation did this too; said anew it takes the place of what was said before.</summary>
    /// <param name="text">Judged before.</param>
    public Task<bool> AdoptAsync(CurrentPerson person, Guid id, string text, bool showOrganisation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, LearningAdoption.Longest);
        var encrypted = encryption.Encrypt(LearningAdoption.Purpose(id, person.OrganisationId), text);
        return ChangeAsync(person, id, async (context, now) =>
        {
            if (!LearningAccess.MayWrite(person)) throw new UnauthorizedAccessException("Only those who publish learning adopt it for their organisation.");
            var adoption = await context.LearningAdoptions.FirstOrDefaultAsync(known => known.SummaryId == id && known.OrganisationId == person.OrganisationId)
                ?? context.LearningAdoptions.Add(new LearningAdoption { SummaryId = id, OrganisationId = person.OrganisationId, Encrypted = encrypted, At = now }).Entity;
            (adoption.PersonId, adoption.Encrypted, adoption.ShowOrganisation) = (person.Id, encrypted, showOrganisation);
            return HistoryActions.SummaryAdopted;
        });
    }

    /// <summary>Takes it back.</summary>
    public Task<bool> StopAsync(CurrentPerson person, Guid id) => ChangeAsync(person, id, async (context, _) =>
    {
        if (!LearningAccess.MayWrite(person)) throw new UnauthorizedAccessException("Only those who publish learning adopt it for their organisation.");
        if (await context.LearningAdoptions.FirstOrDefaultAsync(known => known.SummaryId == id && known.OrganisationId == person.OrganisationId) is not { } adoption) return null;
        context.LearningAdoptions.Remove(adoption);
        return HistoryActions.AdoptionTakenBack;
    });

    private async Task<bool> ChangeAsync(CurrentPerson person, Guid id, Func<LearnSafeContext, DateTime, Task<string?>> change)
    {
        ArgumentNullException.ThrowIfNull(person);
        var reach = await reaches.GetAsync();
        return await writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (!await LearningAccess.Shared(context, person, reach).AnyAsync(summary => summary.Id == id)) return false;
            var action = await change(context, transaction.Now);
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            if (action is not null) await transaction.AppendAsync(Actor.Person(person.Id), action, id, JsonSerializer.Serialize(new { fields = new[] { "text" } }, JsonSerializerOptions.Web), [], person.OrganisationId == Guid.Empty ? null : person.OrganisationId);
            return true;
        });
    }
}
