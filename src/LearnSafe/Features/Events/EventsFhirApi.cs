using System.Globalization;
using System.Security.Cryptography;
using LearnSafe.Domain.Fhir;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.FhirApi;
using LearnSafe.Features.History;
using LearnSafe.Platform.Web;
using Microsoft.Net.Http.Headers;

namespace LearnSafe.Features.Events;

/// <summary>
/// Records for programs, as LFPSE's own interface has them: create, replace, withdraw; and, beyond it, reading back.
/// A record sent here is the same as one that a person typed. It is judged by the taxonomy alone, not by the form.
/// </summary>
public sealed class EventsFhirApi(EventService events, AdverseEventReader reader, AdverseEventWriter writer, LfpseContent lfpse, AccessLogService log, TimeProvider clock)
{
    private const string ReferenceNumber = "ReferenceNumber";
    private const string DataSharingOptOut = "DataSharingOptOut";
    private const string WithdrawnByProgram = "Deleted by the system that sent it";
    private const int LongestIdempotencyKey = 255;

    public async Task CreateAsync(FhirCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (await FhirBody.ReadAsync(call) is not { } body) return;
        var idempotencyKey = call.Http.Request.Headers["Idempotency-Key"].ToString();
        if (idempotencyKey.Length > LongestIdempotencyKey)
        {
            await call.RefuseAsync(StatusCodes.Status400BadRequest, new OperationIssue(IssueCode.WrongHeader, "The Idempotency-Key is longer than 255 characters."));
            return;
        }

        if (await ReadAsync(call, body) is not { Answers: { } sent }) return;

        var answers = Kept(call, sent);
        var idempotency = idempotencyKey.Length == 0 ? null : new Idempotency(call.Key.ApiKeyId, idempotencyKey, SHA256.HashData(body));
        var outcome = await events.RecordAsync(call.Key.OrganisationId, answers, By(call), FlagSentEvent.Flags(lfpse, answers), idempotency);
        if (outcome.Status == ChangeStatus.OrganisationClosed)
        {
            await call.RefuseAsync(StatusCodes.Status422UnprocessableEntity, new OperationIssue(IssueCode.OrganisationClosed, $"The organisation {call.Key.OrganisationCode} is closed and takes no new records."));
            return;
        }

        if (outcome.Status != ChangeStatus.Done)
        {
            await call.RefuseAsync(StatusCodes.Status422UnprocessableEntity, new OperationIssue(IssueCode.KeyReused, "This Idempotency-Key was used in the last day for another body. Give every new record a key of its own."));
            return;
        }

        var head = outcome.Event!;
        call.Http.Response.Headers.Location = $"{call.Host}{EventsFhirRoutes.Path}/{head.Id}";
        // A repeated request gets what the first one got, whatever became of the record since.
        await SendAsync(
            call, StatusCodes.Status201Created, answers,
            outcome.Repeated ? new RecordStamp(head.Id, 1, head.RecordedAt, head.Reference) : Stamp(head));
    }

    public async Task ReplaceAsync(FhirCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        // Which record comes first: nobody mends a body for a record that is not there.
        if (await TargetAsync(call) is not var (id, expected) || await PresentAsync(call, id) is not { } present) return;
        if (await FhirBody.ReadAsync(call) is not { } body || await ReadAsync(call, body) is not { Answers: { } sent } reading) return;
        if (reading.Id is { } named && !string.Equals(named, $"{id}", StringComparison.OrdinalIgnoreCase))
        {
            await call.RefuseAsync(StatusCodes.Status400BadRequest, new OperationIssue(
                IssueCode.WrongId, $"The body's id must be the one in the address, {id}. Leave it out, or send it as it was given.", "AdverseEvent.id"));
            return;
        }

        if (present.Event.TaxonomyVersion != sent.TaxonomyVersion)
        {
            await call.RefuseAsync(StatusCodes.Status400BadRequest, new OperationIssue(
                IssueCode.VersionNotAccepted, $"The record was made in taxonomy {present.Event.TaxonomyVersion} and keeps it; it cannot be replaced in taxonomy {sent.TaxonomyVersion}.", "AdverseEvent.meta.profile"));
            return;
        }

        if (sent.First(ReferenceNumber) is { } reference && !string.Equals(reference, present.Event.Reference, StringComparison.Ordinal))
        {
            await call.RefuseAsync(StatusCodes.Status400BadRequest, new OperationIssue(
                IssueCode.WrongReferenceNumber, $"ReferenceNumber belongs to another record: this one's is {present.Event.Reference}. Leave it out, or send it as it was given.", "AdverseEvent.extension"));
            return;
        }

        var answers = Kept(call, sent);
        var outcome = await events.ReviseAsync(call.Key.OrganisationId, id, expected, answers, By(call), FlagSentEvent.Flags(lfpse, answers));
        if (await RefusedAsync(call, outcome)) return;
        await SendAsync(call, StatusCodes.Status200OK, answers, Stamp(outcome.Event!));
    }

    public async Task WithdrawAsync(FhirCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (await TargetAsync(call) is not var (id, expected)) return;
        var outcome = await events.WithdrawAsync(call.Key.OrganisationId, id, expected, By(call, WithdrawnByProgram));
        if (await RefusedAsync(call, outcome)) return;
        var record = await events.FindAsync(call.Key.OrganisationId, id, call.Http.RequestAborted);
        await SendAsync(call, StatusCodes.Status200OK, record!.Answers, Stamp(outcome.Event!));
    }

    public async Task ReadAsync(FhirCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (await IdAsync(call) is not { } id || await PresentAsync(call, id) is not { } record) return;
        await log.ReadAsync(call.Key, id, call.Http.Request.Path);
        await SendAsync(call, StatusCodes.Status200OK, record.Answers, Stamp(record));
    }

    internal static RecordStamp Stamp(EventRecord record) =>
        new(record.Event.Id, record.Revision.Number, record.Revision.At, record.Event.Reference);

    private static RecordStamp Stamp(EventHead head) => new(head.Id, head.Revision, head.UpdatedAt, head.Reference);

    private static Change By(FhirCall call, string? reason = null) => new(Actor.Program(call.Key.ApiKeyId), reason);

    /// <summary>The reference is ours to give, and whether data may be shared is the organisation's to say where the program does not.</summary>
    private static EventAnswers Kept(FhirCall call, EventAnswers sent)
    {
        var answers = sent.With(ReferenceNumber);
        return answers.Values.Has(DataSharingOptOut) ? answers : answers.With(DataSharingOptOut, call.Key.DataSharingOptOut ? "true" : "false");
    }

    private async Task<AdverseEventReading> ReadAsync(FhirCall call, byte[] body)
    {
        var reading = reader.Read(body, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (reading.Answers is null) await call.RefuseAsync(StatusCodes.Status400BadRequest, reading.Issues);
        return reading;
    }

    /// <summary>The record as it is; null where there is none or none any more, which has been told.</summary>
    private async Task<EventRecord?> PresentAsync(FhirCall call, Guid id)
    {
        var record = await events.FindAsync(call.Key.OrganisationId, id, call.Http.RequestAborted);
        if (record is { Event.WithdrawnAt: null, Erased: false }) return record;
        await (record is null ? RefuseUnknownAsync(call) : RefuseWithdrawnAsync(call));
        return null;
    }

    private async Task SendAsync(FhirCall call, int status, EventAnswers answers, RecordStamp stamp)
    {
        var response = call.Http.Response;
        call.Answer(status);
        response.Headers.ETag = $"W/\"{stamp.VersionId}\"";
        response.Headers.LastModified = HeaderUtilities.FormatDate(new DateTimeOffset(stamp.LastUpdated, TimeSpan.Zero));
        writer.Write(response.BodyWriter, answers, stamp);
        await response.BodyWriter.FlushAsync(call.Http.RequestAborted);
    }

    /// <summary>Which record, and which version of it the caller knows; null where that was refused.</summary>
    private static async Task<(Guid Id, int? Expected)?> TargetAsync(FhirCall call)
    {
        if (await IdAsync(call) is not { } id) return null;
        var header = call.Http.Request.Headers.IfMatch.ToString();
        if (header.Length == 0 || header is "*") return (id, null);
        var tag = header.StartsWith("W/", StringComparison.Ordinal) ? header[2..] : header;
        if (int.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return (id, version);
        await call.RefuseAsync(StatusCodes.Status400BadRequest, new OperationIssue(IssueCode.WrongHeader, "If-Match must name one version as it was given in ETag, such as W/\"1\"."));
        return null;
    }

    private static async Task<Guid?> IdAsync(FhirCall call)
    {
        if (Guid.TryParseExact($"{call.Http.GetRouteValue("id")}", "D", out var id)) return id;
        await RefuseUnknownAsync(call);
        return null;
    }

    private static async Task<bool> RefusedAsync(FhirCall call, ChangeOutcome outcome)
    {
        switch (outcome.Status)
        {
            case ChangeStatus.Done:
                return false;
            case ChangeStatus.Withdrawn:
                await RefuseWithdrawnAsync(call);
                return true;
            case ChangeStatus.Conflict:
                await call.RefuseAsync(StatusCodes.Status412PreconditionFailed, new OperationIssue(
                    IssueCode.VersionConflict, $"The record was changed since: its version is {outcome.Event!.Revision}. Nothing was overwritten; read it, bring both together and send again."));
                return true;
            default:
                await RefuseUnknownAsync(call);
                return true;
        }
    }

    private static Task RefuseUnknownAsync(FhirCall call) => call.RefuseAsync(
        StatusCodes.Status404NotFound, new OperationIssue(IssueCode.NotFound, "Your organisation has no record with this id."));

    private static Task RefuseWithdrawnAsync(FhirCall call) => call.RefuseAsync(
        StatusCodes.Status410Gone, new OperationIssue(IssueCode.Withdrawn, "The record with this id was withdrawn."));
}
