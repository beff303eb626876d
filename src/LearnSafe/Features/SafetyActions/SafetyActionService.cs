using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.SafetyActions;

/// <summary>What is said of an action in its form.</summary>
public sealed record ActionInput(ActionWords Texts, IReadOnlyList<Guid> Areas, Guid? OwnerId, string? Strength, DateOnly? StartBy, DateOnly? DueBy);

/// <summary>Keeps safety actions. Who may is decided before, at the gate. The history has the names of fields and never what was written.</summary>
public sealed class SafetyActionService(RecordWriter writer, ActionTextService texts, ActionContent content)
{
    public Task<ActionOutcome> AddAsync(CurrentPerson person, ActionInput input)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(input);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var id = Guid.CreateVersion7();
            if (await ChoiceFaultAsync(context, person, input) is { } fault) return new ActionOutcome(id, fault);
            var number = await context.SafetyActions.Where(known => known.OrganisationId == person.OrganisationId).MaxAsync(known => (int?)known.Number) ?? 0;
            context.SafetyActions.Add(Fill(new SafetyAction
            {
                Id = id,
                OrganisationId = person.OrganisationId,
                Number = number + 1,
                Texts = "",
                StatusAt = transaction.Now,
                CreatedBy = person.Id,
                CreatedAt = transaction.Now,
            }, input));
            context.ActionAreas.AddRange(input.Areas.Select(area => new ActionArea { ActionId = id, AreaId = area }));
            return await SaveAsync(transaction, context, person, id, HistoryActions.ActionAdded, "description");
        });
    }

    /// <param name="seen">The version that the page showed.</param>
    public Task<ActionOutcome> ChangeAsync(CurrentPerson person, Guid id, int seen, ActionInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ChangeAsync(person, id, seen, async (transaction, context, action) =>
        {
            if (action.State.IsClosed) return "This action is closed. Open it again first";
            if (await ChoiceFaultAsync(context, person, input) is { } fault) return fault;
            if (action.Status.IsAgreed() && (input.DueBy is null || (input.OwnerId is null && input.Texts.OwnerOutside is null))) return "An action that is agreed needs somebody who does it and a day by when";
            var was = await context.ActionAreas.Where(link => link.ActionId == id).ToListAsync();
            List<string> fields = [.. Changed(action, input), .. was.Select(link => link.AreaId).Order().SequenceEqual(input.Areas.Order()) ? Array.Empty<string>() : ["areas"]];
            if (action.RemindedOn is not null && (action.DueBy != input.DueBy || action.OwnerId != input.OwnerId)) action.RemindedOn = Today(transaction);
            Fill(action, input);
            context.ActionAreas.RemoveRange(was.Where(link => !input.Areas.Contains(link.AreaId)));
            context.ActionAreas.AddRange(input.Areas.Except(was.Select(link => link.AreaId)).Select(area => new ActionArea { ActionId = id, AreaId = area }));
            await SaveAsync(transaction, context, person, id, HistoryActions.ActionChanged, fields);
            return null;
        });
    }

    /// <param name="reason">Why it is stopped; read only where it is.</param>
    public Task<ActionOutcome> MoveAsync(CurrentPerson person, Guid id, int seen, ActionStatus to, string? reason) => ChangeAsync(person, id, seen, async (transaction, context, action) =>
    {
        if (ActionTransitions.Fault(action.State, to, reason) is { } fault) return fault;
        (action.Status, action.StatusAt) = (to, transaction.Now);
        action.InPlaceAt = to.IsInPlace() ? action.InPlaceAt ?? transaction.Now : null;
        action.StopReason = to == ActionStatus.Stopped ? texts.Seal(SafetyAction.StopPurpose(id), reason!) : null;
        // What was reminded of before it fell back is not reminded of again.
        action.RemindedOn = !to.IsUnderWay() ? null : action.RemindedOn ?? Today(transaction);
        await SaveAsync(transaction, context, person, id, HistoryActions.ActionMoved, to == ActionStatus.Stopped ? ["status", "stopReason"] : ["status"]);
        return null;
    });

    public Task<ActionOutcome> AssessAsync(CurrentPerson person, Guid id, int seen, IReadOnlyList<IfacesRating> ratings) => ChangeAsync(person, id, seen, async (transaction, context, action) =>
    {
        if (action.State.IsClosed) return "This action is closed. Open it again first";
        action.Assessment = texts.Seal(id, ratings);
        await SaveAsync(transaction, context, person, id, HistoryActions.ActionAssessed, "assessment");
        return null;
    });

    /// <summary>How it goes: by the owner, or by somebody who manages all. Nothing of the action itself changes.</summary>
    public Task<ActionOutcome> NoteAsync(CurrentPerson person, Guid id, string text) => ChangeAsync(person, id, null, async (transaction, context, action) =>
    {
        if (action.State.IsClosed) return "This action is closed. Open it again first";
        var note = Guid.CreateVersion7();
        context.ActionNotes.Add(new ActionNote { Id = note, ActionId = id, PersonId = person.Id, At = transaction.Now, Encrypted = texts.Seal(ActionNote.Purpose(note), text) });
        await SaveAsync(transaction, context, person, id, HistoryActions.ActionNoted, "note");
        return null;
    });

    /// <summary>The owner hands in what shows that the change is there; somebody else closes the action.</summary>
    public Task<ActionOutcome> HandInAsync(CurrentPerson person, Guid id, int seen, string evidence) => ChangeAsync(person, id, seen, async (transaction, context, action) =>
    {
        if (action.State.IsClosed) return "This action is closed already";
        if (!action.Status.IsInPlace()) return "Evidence is handed in once the action is implemented";
        (action.Evidence, action.EvidenceBy, action.EvidenceAt) = (texts.Seal(SafetyAction.EvidencePurpose(id), evidence), person.Id, transaction.Now);
        await SaveAsync(transaction, context, person, id, HistoryActions.ActionEvidenceGiven, "evidence");
        return null;
    });

    /// <summary>Somebody other than the owner looked at the evidence.</summary>
    public Task<ActionOutcome> CloseAsync(CurrentPerson person, Guid id, int seen, string evidence) => ChangeAsync(person, id, seen, async (transaction, context, action) =>
    {
        if (ActionTransitions.ClosingFault(action.State, evidence, person.Id) is { } fault) return fault;
        var purpose = SafetyAction.EvidencePurpose(id);
        if (texts.Open(purpose, action.Evidence) != evidence) (action.Evidence, action.EvidenceBy, action.EvidenceAt) = (texts.Seal(purpose, evidence), person.Id, transaction.Now);
        (action.ClosedBy, action.ClosedAt, action.RemindedOn) = (person.Id, transaction.Now, null);
        await SaveAsync(transaction, context, person, id, HistoryActions.ActionClosed, "evidence", "closedAt");
        return null;
    });

    /// <summary>What was handed in stays, for the next time.</summary>
    public Task<ActionOutcome> ReopenAsync(CurrentPerson person, Guid id, int seen) => ChangeAsync(person, id, seen, async (transaction, context, action) =>
    {
        if (!action.State.IsClosed) return "This action is open already";
        (action.ClosedBy, action.ClosedAt) = (null, null);
        await SaveAsync(transaction, context, person, id, HistoryActions.ActionReopened, "closedAt");
        return null;
    });

    private SafetyAction Fill(SafetyAction action, ActionInput input)
    {
        // The tier of an older hierarchy stays what it was, until somebody chooses another.
        if (action.Strength != input.Strength) (action.Strength, action.StrengthVersion) = (input.Strength, input.Strength is null ? null : content.Strength.Version);
        (action.Texts, action.OwnerId, action.OwnedOutside) = (texts.Seal(action.Id, input.Texts), input.OwnerId, input.OwnerId is null && input.Texts.OwnerOutside is not null);
        (action.StartBy, action.DueBy) = (input.StartBy, input.DueBy);
        return action;
    }

    private IEnumerable<string> Changed(SafetyAction action, ActionInput input)
    {
        var was = texts.Open(action);
        if (was.Title != input.Texts.Title) yield return "title";
        if (was.Description != input.Texts.Description) yield return "description";
        if (was.OwnerOutside != input.Texts.OwnerOutside || action.OwnerId != input.OwnerId) yield return "owner";
        if (was.Unintended != input.Texts.Unintended) yield return "unintendedEffects";
        if (was.Public != input.Texts.Public) yield return "publicSentence";
        if (action.Strength != input.Strength) yield return "strength";
        if (action.StartBy != input.StartBy) yield return "startBy";
        if (action.DueBy != input.DueBy) yield return "dueBy";
    }

    /// <summary>What was chosen may have gone, or have come to be kept from the owner, while the page was open.</summary>
    private static async Task<string?> ChoiceFaultAsync(LearnSafeContext context, CurrentPerson person, ActionInput input)
    {
        if (await ActionAccess.Areas(context, person).CountAsync(area => input.Areas.Contains(area.Id)) != input.Areas.Distinct().Count()) return "An area that you chose is not there any more. Choose again";
        if (input.OwnerId is not { } owner) return null;
        var works = await context.RoleAssignments.AnyAsync(held => held.PersonId == owner && held.OrganisationId == person.OrganisationId && held.State == RoleState.Active);
        return works && !await ActionAccess.KeptFromOwner(context, input.Areas).ContainsAsync(owner) ? null : "Select an owner from the list, or write who does it";
    }

    /// <param name="seen">Null where what others changed meanwhile does not matter.</param>
    /// <param name="apply">What is wrong; null where it was done.</param>
    private Task<ActionOutcome> ChangeAsync(CurrentPerson person, Guid id, int? seen, Func<RecordTransaction, LearnSafeContext, SafetyAction, Task<string?>> apply)
    {
        ArgumentNullException.ThrowIfNull(person);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await ActionAccess.Actions(context, person).FirstOrDefaultAsync(known => known.Id == id) is not { } action) return ActionOutcome.Gone(id);
            var outcome = seen is { } version && action.Version != version ? ActionOutcome.Second(id, "this action") : null;
            if (outcome is null)
            {
                if (seen is not null) action.Version++;
                outcome = new ActionOutcome(id, await apply(transaction, context, action));
            }

            context.ChangeTracker.Clear();
            return outcome;
        });
    }

    private static async Task<ActionOutcome> SaveAsync(RecordTransaction transaction, LearnSafeContext context, CurrentPerson person, Guid id, string action, params IReadOnlyList<string> fields)
    {
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        await transaction.AppendAsync(Actor.Person(person.Id), action, id, JsonSerializer.Serialize(new { fields }, JsonSerializerOptions.Web), [], person.OrganisationId);
        return new ActionOutcome(id);
    }

    private static DateOnly Today(RecordTransaction transaction) => DateOnly.FromDateTime(UkTime.FromUtc(transaction.Now));
}
