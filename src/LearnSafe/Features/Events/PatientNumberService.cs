using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Features.History;
using LearnSafe.Features.Retention;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.Events;

/// <summary>From the section <c>PatientNumbers</c> of the settings.</summary>
public sealed class PatientNumberSettings
{
    /// <summary>Days, at least 1: long enough to find the patient and finish the recall.</summary>
    public int KeepDays { get; set; } = 28;
}

/// <summary>That a number is kept, without the number.</summary>
public sealed record PatientNumberState(DateTime KeptAt, DateTime DeleteAfter);

/// <summary>
/// The patient's number in the practice's own system. It is never part of the record: no export, interface, print or log reads it,
/// and whoever looks at it is in the history.
/// </summary>
public sealed class PatientNumberService(
    IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, LocalEncryption encryption, TimeProvider clock, IOptions<PatientNumberSettings> settings)
{
    /// <summary>In characters.</summary>
    public const int Longest = 40;

    public int KeepDays => Math.Max(1, settings.Value.KeepDays);

    /// <summary>Null where none is kept, or its time is over.</summary>
    public async Task<PatientNumberState?> FindAsync(Guid eventId)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var context = await contexts.CreateDbContextAsync();
        return await context.PatientNumbers.AsNoTracking().Where(number => number.EventId == eventId && number.DeleteAfter > now)
            .Select(number => new PatientNumberState(number.KeptAt, number.DeleteAfter)).FirstOrDefaultAsync();
    }

    /// <summary>Keeps a number, in the place of one that was kept before; its clock starts anew.</summary>
    public Task<bool> KeepAsync(Guid eventId, string number, Actor actor)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number.Length, Longest);
        ArgumentNullException.ThrowIfNull(actor);
        var encrypted = encryption.Encrypt(Purpose(eventId), number);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (!await context.Events.AnyAsync(record => record.Id == eventId && record.WithdrawnAt == null)) return false;
            var until = transaction.Now.AddDays(KeepDays);
            await context.PatientNumbers.Where(kept => kept.EventId == eventId).ExecuteDeleteAsync();
            context.PatientNumbers.Add(new PatientNumber { EventId = eventId, Encrypted = encrypted, KeptAt = transaction.Now, KeptBy = actor.Id ?? Guid.Empty, DeleteAfter = until });
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            await transaction.AppendAsync(actor, HistoryActions.PatientNumberKept, eventId, JsonSerializer.Serialize(new { deleteAfter = until }, JsonSerializerOptions.Web), []);
            return true;
        });
    }

    /// <summary>The number itself. That it was seen is on disk before it is shown.</summary>
    /// <returns>Null where none is kept any more.</returns>
    public async Task<string?> SeeAsync(Guid eventId, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var encrypted = await writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var kept = await context.PatientNumbers.Where(number => number.EventId == eventId && number.DeleteAfter > transaction.Now).Select(number => number.Encrypted).FirstOrDefaultAsync();
            if (kept is not null) await transaction.AppendAsync(actor, HistoryActions.PatientNumberSeen, eventId, "{}", []);
            return kept;
        });
        return encrypted is null ? null : encryption.DecryptText(Purpose(eventId), encrypted);
    }

    /// <returns>False where none was kept, or a legal hold keeps it.</returns>
    public Task<bool> DeleteAsync(Guid eventId, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await NotHeld(context).Where(kept => kept.EventId == eventId).ExecuteDeleteAsync() == 0) return false;
            await transaction.AppendAsync(actor, HistoryActions.PatientNumberDeleted, eventId, """{"reason":"no longer needed"}""", []);
            return true;
        });
    }

    /// <summary>Deletes what is past its day and no legal hold keeps, with one entry for all of them.</summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            // The writer is only troubled where there is something to do.
            if (!await NotHeld(context).AnyAsync(kept => kept.DeleteAfter <= now, cancellation)) return 0;
        }

        return await writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var events = await NotHeld(context).Where(kept => kept.DeleteAfter <= transaction.Now).OrderBy(kept => kept.DeleteAfter).Select(kept => kept.EventId).Take(1000).ToListAsync();
            if (events.Count == 0) return 0;
            await context.PatientNumbers.Where(kept => events.Contains(kept.EventId)).ExecuteDeleteAsync();
            await transaction.AppendAsync(Actor.System, HistoryActions.PatientNumberDeleted, null, JsonSerializer.Serialize(new { reason = "time is over", events }, JsonSerializerOptions.Web), []);
            return events.Count;
        }, cancellation);
    }

    private static IQueryable<PatientNumber> NotHeld(LearnSafeContext context) =>
        context.PatientNumbers.Where(number => !LegalHoldService.HeldRecords(context).Any(record => record.Id == number.EventId));

    private static string Purpose(Guid eventId) => $"patient number {eventId}";
}
