using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>What became of a change to a response.</summary>
public enum ResponseOutcome
{
    Done,

    /// <summary>Somebody else was quicker.</summary>
    Conflict,

    /// <summary>It is finished, and was to be changed.</summary>
    Closed,
}

/// <summary>A response while something is done to it.</summary>
public sealed record ResponseChange(LearnSafeContext Context, LearningResponse Response, DateTime Now);

/// <summary>Changes one response in a commit, with its entry in the history: the names of what changed, never what was typed.</summary>
public sealed class ResponseChangeService(RecordWriter writer)
{
    /// <param name="change">The names of what it changed; none where nothing did; null for a conflict.</param>
    /// <param name="finishedToo">Whether it may be done to a response that is finished.</param>
    public Task<ResponseOutcome> MakeAsync(CurrentPerson person, Guid responseId, string action, Func<ResponseChange, Task<IReadOnlyList<string>?>> change, bool finishedToo = false)
    {
        ArgumentNullException.ThrowIfNull(person);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var response = await context.LearningResponses.FirstAsync(known => known.Id == responseId);
            var outcome = ResponseOutcome.Closed;
            if (response.CompletedAt is null || finishedToo)
            {
                var changed = await change(new ResponseChange(context, response, transaction.Now));
                outcome = changed is null ? ResponseOutcome.Conflict : ResponseOutcome.Done;
                if (changed is { Count: > 0 })
                {
                    await context.SaveChangesAsync();
                    await transaction.AppendAsync(Actor.Person(person.Id), action, responseId, JsonSerializer.Serialize(new { fields = changed }, JsonSerializerOptions.Web), [], response.OrganisationId);
                }
            }

            context.ChangeTracker.Clear();
            return outcome;
        });
    }
}
