using System.Text.Encodings.Web;
using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Fhir;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.FhirApi;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events;

/// <summary>
/// Search over one organisation's records, in pages. Records stand in the order in which they were first recorded, which never
/// changes: a page's link gives no record twice and leaves none out, whatever is recorded or revised meanwhile.
/// </summary>
public sealed class EventsFhirSearch(IDbContextFactory<LearnSafeContext> contexts, AdverseEventWriter writer, LfpseContent lfpse, AccessLogService log)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public async Task AnswerAsync(FhirCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var query = EventsFhirQuery.Read(call.Http.Request.Query, lfpse, out var issues);
        if (query is null)
        {
            await call.RefuseAsync(StatusCodes.Status400BadRequest, issues);
            return;
        }

        var cancellation = call.Http.RequestAborted;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        // What was erased is in no page, so it is in no total either.
        var matches = query.Filter(context.Events.AsNoTracking().Where(record => record.OrganisationId == call.Key.OrganisationId && record.WithdrawnAt == null
            && !context.Erasures.Any(erasure => erasure.EventId == record.Id && erasure.Revision == record.CurrentRevision)));
        var total = await matches.CountAsync(cancellation);
        var places = query.Count == 0 ? [] : await PlacesAsync(context, matches, query, cancellation);
        var next = places.Count > query.Count ? places[query.Count - 1] : null;
        var ids = places.Take(query.Count).Select(place => place.Id).ToList();
        var records = await RecordsAsync(context, ids, cancellation);

        await log.ListAsync(call.Key, EventsFhirRoutes.Path, call.Http.Request.QueryString.Value ?? "", total);
        call.Answer(StatusCodes.Status200OK);
        await using (var json = new Utf8JsonWriter(call.Http.Response.BodyWriter, Options))
        {
            Write(json, call, total, next, ids.Where(records.ContainsKey).Select(id => records[id]));
        }

        await call.Http.Response.BodyWriter.FlushAsync(cancellation);
    }

    private static async Task<List<EventsFhirPlace>> PlacesAsync(LearnSafeContext context, IQueryable<PatientSafetyEvent> matches, EventsFhirQuery query, CancellationToken cancellation)
    {
        var firsts = context.Revisions.AsNoTracking().Where(revision => revision.Number == 1);
        // The first half alone lets the index on the sequence be used.
        if (query.After is { } after) firsts = firsts.Where(first => first.Sequence >= after.Sequence && (first.Sequence > after.Sequence || first.EventId.CompareTo(after.Id) > 0));
        return await (
            from record in matches
            join first in firsts on record.Id equals first.EventId
            orderby first.Sequence, first.EventId
            select new EventsFhirPlace(first.Sequence, first.EventId)).Take(query.Count + 1).ToListAsync(cancellation);
    }

    private static async Task<Dictionary<Guid, EventRecord>> RecordsAsync(LearnSafeContext context, List<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0) return [];
        var records = await (
            from record in context.Events.AsNoTracking()
            join revision in context.Revisions.AsNoTracking() on record.Id equals revision.EventId
            where ids.Contains(record.Id) && revision.Number == record.CurrentRevision && revision.Answers != null
            select new EventRecord { Event = record, Revision = revision }).ToListAsync(cancellation);
        return records.ToDictionary(record => record.Event.Id);
    }

    private void Write(Utf8JsonWriter json, FhirCall call, int total, EventsFhirPlace? next, IEnumerable<EventRecord> records)
    {
        var request = call.Http.Request;
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Bundle"u8);
        json.WriteString("type"u8, "searchset"u8);
        json.WriteNumber("total"u8, total);
        json.WriteStartArray("link"u8);
        Link(json, "self", $"{call.Host}{EventsFhirRoutes.Path}{request.QueryString}");
        if (next is { } after)
        {
            var parameters = new QueryBuilder(request.Query.Where(parameter => parameter.Key != EventsFhirQuery.PageParameter)
                .SelectMany(parameter => parameter.Value.Select(value => KeyValuePair.Create(parameter.Key, value ?? ""))))
            {
                { EventsFhirQuery.PageParameter, after.ToString() },
            };
            Link(json, "next", $"{call.Host}{EventsFhirRoutes.Path}{parameters.ToQueryString()}");
        }

        json.WriteEndArray();
        json.WriteStartArray("entry"u8);
        foreach (var record in records)
        {
            json.WriteStartObject();
            json.WriteString("fullUrl"u8, $"{call.Host}{EventsFhirRoutes.Path}/{record.Event.Id}");
            json.WritePropertyName("resource"u8);
            writer.Write(json, record.Answers, EventsFhirApi.Stamp(record));
            json.WriteStartObject("search"u8);
            json.WriteString("mode"u8, "match"u8);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Link(Utf8JsonWriter json, string relation, string url)
    {
        json.WriteStartObject();
        json.WriteString("relation"u8, relation);
        json.WriteString("url"u8, url);
        json.WriteEndObject();
    }
}
