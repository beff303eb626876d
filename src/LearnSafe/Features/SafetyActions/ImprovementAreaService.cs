using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Responses.Learning;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.SafetyActions;

/// <summary>What is said of an area in its form.</summary>
public sealed record AreaInput(AreaTexts Texts, IReadOnlyList<SeipsElement> Elements, ScopeLevel Scope, IReadOnlyList<Guid> Records, IReadOnlyList<Guid> Responses);

/// <summary>Keeps areas for improvement. Who may is decided before, at the gate; which records somebody may link is asked here once more.</summary>
public sealed class ImprovementAreaService(RecordWriter writer, ActionTextService texts)
{
    public Task<ActionOutcome> AddAsync(CurrentPerson person, AreaInput input)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(input);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var id = Guid.CreateVersion7();
            if (!await MayLinkAsync(context, person, input.Records, input.Responses)) return ActionOutcome.Gone(id);
            context.Areas.Add(new AreaForImprovement
            {
                Id = id,
                OrganisationId = person.OrganisationId,
                Texts = texts.Seal(id, input.Texts),
                Elements = string.Join(',', input.Elements),
                Scope = input.Scope,
                CreatedBy = person.Id,
                CreatedAt = transaction.Now,
            });
            context.AreaRecords.AddRange(input.Records.Select(record => new AreaRecord { AreaId = id, EventId = record }));
            context.AreaResponses.AddRange(input.Responses.Select(response => new AreaResponse { AreaId = id, ResponseId = response }));
            return await SaveAsync(transaction, context, person, id, HistoryActions.AreaAdded, "statement", "scope");
        });
    }

    /// <param name="seen">The version that the page showed.</param>
    public Task<ActionOutcome> ChangeAsync(CurrentPerson person, Guid id, int seen, AreaInput input)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(input);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await ActionAccess.Areas(context, person).FirstOrDefaultAsync(known => known.Id == id) is not { } area) return ActionOutcome.Gone(id);
            if (area.Version != seen)
            {
                context.ChangeTracker.Clear();
                return ActionOutcome.Second(id, "this area");
            }

            var linked = await context.AreaRecords.Where(link => link.AreaId == id).ToListAsync();
            var added = input.Records.Except(linked.Select(link => link.EventId)).ToList();
            var found = await context.AreaResponses.Where(link => link.AreaId == id).ToListAsync();
            var more = input.Responses.Except(found.Select(link => link.ResponseId)).ToList();
            if (!await MayLinkAsync(context, person, added, more))
            {
                context.ChangeTracker.Clear();
                return ActionOutcome.Gone(id);
            }

            List<string> fields = [.. Changed(texts.Open(area), area, input)];
            if (added.Count > 0 || linked.Exists(link => !input.Records.Contains(link.EventId))) fields.Add("records");
            if (more.Count > 0 || found.Exists(link => !input.Responses.Contains(link.ResponseId))) fields.Add("responses");
            (area.Texts, area.Elements, area.Scope, area.Version) = (texts.Seal(id, input.Texts), string.Join(',', input.Elements), input.Scope, seen + 1);
            context.AreaRecords.RemoveRange(linked.Where(link => !input.Records.Contains(link.EventId)));
            context.AreaRecords.AddRange(added.Select(record => new AreaRecord { AreaId = id, EventId = record }));
            context.AreaResponses.RemoveRange(found.Where(link => !input.Responses.Contains(link.ResponseId)));
            context.AreaResponses.AddRange(more.Select(response => new AreaResponse { AreaId = id, ResponseId = response }));
            return await SaveAsync(transaction, context, person, id, HistoryActions.AreaChanged, fields);
        });
    }

    private static IEnumerable<string> Changed(AreaTexts was, AreaForImprovement area, AreaInput input)
    {
        if (was.Statement != input.Texts.Statement) yield return "statement";
        if (was.Context != input.Texts.Context) yield return "context";
        if (was.RoutedTo != input.Texts.RoutedTo) yield return "routedTo";
        if (area.Elements != string.Join(',', input.Elements)) yield return "elements";
        if (area.Scope != input.Scope) yield return "scope";
    }

    /// <summary>Records and responses of the organisation that are not kept from the person.</summary>
    private static async Task<bool> MayLinkAsync(LearnSafeContext context, CurrentPerson person, IReadOnlyCollection<Guid> records, IReadOnlyCollection<Guid> responses) =>
        (records.Count == 0 || (EventAccess.SeesAll(person) && await EventAccess.OfOrganisation(context, person).CountAsync(record => records.Contains(record.Id)) == records.Distinct().Count()))
        && (responses.Count == 0 || await ResponseAccess.Visible(context, person).CountAsync(response => responses.Contains(response.Id)) == responses.Distinct().Count());

    private static async Task<ActionOutcome> SaveAsync(RecordTransaction transaction, LearnSafeContext context, CurrentPerson person, Guid id, string action, params IReadOnlyList<string> fields)
    {
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        await transaction.AppendAsync(Actor.Person(person.Id), action, id, JsonSerializer.Serialize(new { fields }, JsonSerializerOptions.Web), [], person.OrganisationId);
        return new ActionOutcome(id);
    }
}
