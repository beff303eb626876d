using System.Globalization;
using LearnSafe.Domain.Files;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events;

/// <summary>Photos and documents of a record, added one at a time and judged by their content.</summary>
[TooLargeRequest(MostInRequest)]
[RequestSizeLimit(MostToRead)]
[RequestFormLimits(MultipartBodyLengthLimit = MostInRequest, MemoryBufferThreshold = MostInRequest)]
public sealed class AttachmentsModel(EventService events, CurrentPersonService people, AttachmentService attachments) : RecordPage(events, people)
{
    // The file, and what a browser puts around it. Kept in memory: a photo with its place still in it never touches a disk.
    private const int MostInRequest = AttachedFile.Largest + (1024 * 1024);
    private const int MostToRead = 64 * 1024 * 1024;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<AttachmentRow> List { get; private set; } = [];

    public bool MayChange => EventAccess.MayRevise(Person, Record.Event);

    public static string Kind(AttachmentRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.MediaType switch { "image/jpeg" => "JPEG photo", "image/png" => "PNG picture", _ => "PDF document" };
    }

    public static string SizeOf(AttachmentRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Size < 1024 * 1024
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, row.Size / 1024)}KB")
            : string.Create(CultureInfo.InvariantCulture, $"{row.Size / 1024.0 / 1024.0:0.#}MB");
    }

    public async Task OnGetAsync(string? problem)
    {
        if (problem == TooLargeRequestAttribute.Mark)
        {
            ModelState.AddModelError(nameof(Upload), "The selected file must be 10MB or smaller");
            Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }

        List = await attachments.ListAsync(RecordId);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!MayChange) return Redirect(RecordLinks.Record(RecordId));
        if (Upload is null) return await RefusedAsync("Select a file");
        using var content = new MemoryStream((int)Upload.Length);
        await Upload.CopyToAsync(content);
        var inspection = AttachedFile.Inspect(content.ToArray(), Upload.FileName);
        if (inspection.File is not { } file) return await RefusedAsync(inspection.Refusal!);
        if (!await attachments.AddAsync(RecordId, file, Actor.Person(Person.Id))) return await RefusedAsync($"A record holds up to {AttachmentService.Most} files. Remove one to add another");
        TempData.Say("The file is added");
        return Redirect(RecordLinks.Attachments(RecordId));
    }

    private async Task<PageResult> RefusedAsync(string reason)
    {
        ModelState.AddModelError(nameof(Upload), reason);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        List = await attachments.ListAsync(RecordId);
        return Page();
    }
}
