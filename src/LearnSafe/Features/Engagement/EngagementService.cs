using System.Security.Cryptography;
using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Engagement;

/// <summary>Begins, moves and closes cases, and writes their steps. Each change goes through the gate in its own transaction.</summary>
public sealed class EngagementService(RecordWriter writer, EngagementSeal seal, EngagementGuide guide)
{
    /// <summary>Of one text, in characters.</summary>
    public const int Longest = 4000;

    /// <summary>The person leads the new case. The records are of their organisation, and not kept from them.</summary>
    /// <param name="id">Of the new case, from the page: sent twice, it is begun once.</param>
    public Task<EngagementOutcome> BeginAsync(CurrentPerson person, Guid id, IReadOnlyCollection<Guid> records)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(records);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await context.EngagementCases.AnyAsync(known => known.Id == id)) return await EngagementAccess.Open(context, person).AnyAsync(known => known.Id == id) ? EngagementOutcome.Done : EngagementOutcome.Gone;
            foreach (var record in records)
            {
                if (await context.Events.AsNoTracking().FirstOrDefaultAsync(known => known.Id == record) is not { } found || !EngagementAccess.MayBegin(person, found)) return EngagementOutcome.Gone;
            }

            context.EngagementCases.Add(new EngagementCase
            {
                Id = id,
                OrganisationId = person.OrganisationId,
                Reference = NewReference(),
                LeadId = person.Id,
                GuideVersion = guide.Current.Version,
                BegunAt = transaction.Now,
                BegunBy = person.Id,
            });
            context.EngagementRecords.AddRange(records.Select(record => new EngagementRecord { CaseId = id, EventId = record }));
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            await transaction.AppendAsync(Actor.Person(person.Id), HistoryActions.EngagementBegun, id, JsonSerializer.Serialize(new { fields = new[] { "records", "lead" } }, JsonSerializerOptions.Web), [], person.OrganisationId);
            return EngagementOutcome.Done;
        });
    }

    /// <summary>Adds or takes away an event that the case is about.</summary>
    public Task<EngagementOutcome> LinkAsync(CurrentPerson person, Guid id, Guid record, bool linked) => EngagementChange.RunAsync(writer, person, id, async change =>
    {
        var known = await change.Context.EngagementRecords.FirstOrDefaultAsync(one => one.CaseId == id && one.EventId == record);
        if (known is not null == linked) return EngagementOutcome.Done;
        if (linked)
        {
            if (await change.Context.Events.AsNoTracking().FirstOrDefaultAsync(one => one.Id == record) is not { } found || !EngagementAccess.MayBegin(person, found)) return EngagementOutcome.Gone;
            change.Context.EngagementRecords.Add(new EngagementRecord { CaseId = id, EventId = record });
        }
        else
        {
            change.Context.EngagementRecords.Remove(known!);
        }

        return await change.SaveAsync(HistoryActions.EngagementChanged, "records");
    });

    /// <param name="seen">The version of the step's notes that the page showed; 0 where there were none.</param>
    /// <param name="texts">By name; what is empty is left out.</param>
    public Task<EngagementOutcome> WriteStepAsync(CurrentPerson person, Guid id, int step, int seen, IReadOnlyDictionary<string, string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Values.Any(text => text.Length > Longest)) throw new ArgumentException("A text is too long.", nameof(texts));
        return EngagementChange.RunAsync(writer, person, id, async change =>
        {
            var notes = await change.Context.EngagementStepNotes.FirstOrDefaultAsync(known => known.CaseId == id && known.Step == step);
            if ((notes?.Version ?? 0) != seen) return EngagementOutcome.Conflict;
            var before = notes is null ? null : seal.Open<Dictionary<string, string>>(EngagementStepNotes.Purpose(id, step), notes.Encrypted);
            var fields = EngagementSeal.Changed<IReadOnlyDictionary<string, string>>(before, texts);
            if (fields.Count == 0) return EngagementOutcome.Done;
            var encrypted = seal.Close(EngagementStepNotes.Purpose(id, step), texts);
            if (notes is null) change.Context.EngagementStepNotes.Add(new EngagementStepNotes { CaseId = id, Step = step, Encrypted = encrypted });
            else (notes.Encrypted, notes.Version) = (encrypted, notes.Version + 1);
            return await change.SaveAsync(HistoryActions.EngagementStepWritten, fields);
        });
    }

    /// <summary>Moves the case to a step, pauses it, closes it or opens it again.</summary>
    /// <param name="seen">The version of the case that the page showed.</param>
    public Task<EngagementOutcome> MoveAsync(CurrentPerson person, Guid id, int seen, EngagementState state, int step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, EngagementGuide.StepCount);
        return EngagementChange.RunAsync(writer, person, id, async change =>
        {
            var one = change.Case;
            if (one.Version != seen) return EngagementOutcome.Conflict;
            if ((one.State == EngagementState.Closed) != (state == EngagementState.Closed) && !EngagementAccess.MayLead(person, one)) return EngagementOutcome.Gone;
            (one.State, one.Step, one.Version) = (state, step, one.Version + 1);
            one.ClosedOn = state == EngagementState.Closed ? DateOnly.FromDateTime(UkTime.FromUtc(change.Now)) : null;
            return await change.SaveAsync(HistoryActions.EngagementChanged, "state", "step");
        }, closedToo: true);
    }

    /// <summary>For instance <c>EN-7K3M-9QXD</c>: no I, L, O or U, as references of records.</summary>
    private static string NewReference()
    {
        var letters = RandomNumberGenerator.GetString("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 8);
        return $"EN-{letters[..4]}-{letters[4..]}";
    }
}
