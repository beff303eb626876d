using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>Somebody who is to take part.</summary>
public sealed record NewParticipant(ParticipantCapacity Capacity, string Role, string Organisation, Guid? PersonId, DateOnly? InvitedOn);

/// <summary>Who takes part in a response. Staff with an account reach the response by it, and no longer once they are taken away.</summary>
public sealed class ParticipantService(ResponseChangeService changes, LocalEncryption encryption)
{
    /// <summary>Characters of a role or an organisation.</summary>
    public const int Longest = 100;

    public Task<ResponseOutcome> AddAsync(CurrentPerson person, Guid responseId, NewParticipant added)
    {
        ArgumentNullException.ThrowIfNull(added);
        if (added.PersonId is not null && added.Capacity is ParticipantCapacity.Patient or ParticipantCapacity.Family) throw new ArgumentException("A patient or a family member takes part by role alone.", nameof(added));
        var id = Guid.CreateVersion7();
        var encrypted = encryption.Encrypt(ResponseParticipant.Purpose(id), $"{Line(added.Role)}\n{Line(added.Organisation)}");
        return changes.MakeAsync(person, responseId, HistoryActions.ParticipantAdded, async change =>
        {
            if (added.PersonId is { } account && await change.Context.ResponseParticipants.AnyAsync(known => known.ResponseId == responseId && known.PersonId == account)) return null;
            change.Context.ResponseParticipants.Add(new ResponseParticipant { Id = id, ResponseId = responseId, PersonId = added.PersonId, Capacity = added.Capacity, Encrypted = encrypted, InvitedOn = added.InvitedOn });
            return ["participant"];
        });
    }

    public Task<ResponseOutcome> NoteAsync(CurrentPerson person, Guid responseId, Guid participant, bool attended, bool supportOffered) => changes.MakeAsync(person, responseId, HistoryActions.ParticipantChanged, async change =>
    {
        if (await change.Context.ResponseParticipants.FirstOrDefaultAsync(known => known.Id == participant && known.ResponseId == responseId) is not { } row) return null;
        (row.Attended, row.SupportOffered) = (attended, supportOffered);
        return ["attended", "supportOffered"];
    });

    public Task<ResponseOutcome> RemoveAsync(CurrentPerson person, Guid responseId, Guid participant) => changes.MakeAsync(person, responseId, HistoryActions.ParticipantRemoved, async change =>
        await change.Context.ResponseParticipants.Where(known => known.Id == participant && known.ResponseId == responseId).ExecuteDeleteAsync() > 0 ? ["participant"] : []);

    private static string Line(string text) => text.ReplaceLineEndings(" ");
}
