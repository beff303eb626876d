using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Engagement;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Engagement;

/// <summary>What became of something that was done with a case.</summary>
public enum EngagementOutcome
{
    Done,

    /// <summary>Somebody else was quicker.</summary>
    Conflict,

    /// <summary>The case is closed: it is opened again before anything is added.</summary>
    Closed,

    /// <summary>The person may not open the case, any more or at all.</summary>
    Gone,
}

/// <summary>A case while something is done with it, in the transaction that does it.</summary>
public sealed class EngagementChange(RecordTransaction transaction, LearnSafeContext context, EngagementCase one, CurrentPerson person)
{
    public LearnSafeContext Context => context;

    public EngagementCase Case => one;

    public DateTime Now => transaction.Now;

    /// <summary>Finds the case once more, through the gate, and runs the change.</summary>
    /// <param name="closedToo">Whether it may be done with a case that is closed.</param>
    public static Task<EngagementOutcome> RunAsync(RecordWriter writer, CurrentPerson person, Guid id, Func<EngagementChange, Task<EngagementOutcome>> apply, bool closedToo = false)
    {
        ArgumentNullException.ThrowIfNull(writer);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await EngagementAccess.Open(context, person).FirstOrDefaultAsync(known => known.Id == id) is not { } found) return EngagementOutcome.Gone;
            if (found.State == EngagementState.Closed && !closedToo) return EngagementOutcome.Closed;
            var outcome = await apply(new EngagementChange(transaction, context, found, person));
            context.ChangeTracker.Clear();
            return outcome;
        });
    }

    /// <param name="fields">Names, and never what was typed.</param>
    public async Task<EngagementOutcome> SaveAsync(string action, params IReadOnlyList<string> fields)
    {
        await context.SaveChangesAsync();
        await transaction.AppendAsync(Actor.Person(person.Id), action, one.Id, JsonSerializer.Serialize(new { fields }, JsonSerializerOptions.Web), [], one.OrganisationId);
        return EngagementOutcome.Done;
    }
}
