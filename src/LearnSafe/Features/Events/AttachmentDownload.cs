using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using Microsoft.Net.Http.Headers;

namespace LearnSafe.Features.Events;

/// <summary>Sends an attachment to whoever may read its record.</summary>
internal static class AttachmentDownload
{
    public static async Task<IResult> SendAsync(Guid id, Guid attachment, HttpContext http, CurrentPersonService people, EventService events, AttachmentService attachments, AccessLogService log)
    {
        if (await people.FindAsync() is not { } person || await events.FindAsync(person, id) is not { } record
            || await attachments.FindAsync(id, attachment) is not { } found)
        {
            return Results.NotFound();
        }

        await log.ReadAsync(person, record.Event, http.Request.Path);
        // Somebody else's file: saved and not shown, and where a browser shows it all the same, without script or forms.
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        http.Response.Headers.CacheControl = "no-store";
        // Written here and not by the framework, which would put the name in the log: people put patients' names into file names.
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(found.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.Bytes(found.Content, found.MediaType);
    }
}
