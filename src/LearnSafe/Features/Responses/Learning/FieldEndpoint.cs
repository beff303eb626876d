using LearnSafe.Domain.Access;
using LearnSafe.Domain.Language;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Antiforgery;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>Where the script of the pages saves one field while somebody types, behind the same gate as the pages.</summary>
internal static class FieldEndpoint
{
    public static void MapOn(WebApplication app) =>
        app.MapPost("/responses/{response:guid}/parts/{part:guid}/{section}", SaveAsync).WithMetadata(new MayAttribute(Permission.RecordEvents, Permission.LeadResponses));

    private static async Task<IResult> SaveAsync(HttpContext http, IAntiforgery antiforgery, Guid response, Guid part, string section, CurrentPersonService people, ResponseDirectory reading, FieldService fields, BlameLanguage language, TimeProvider clock)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        if (await people.FindAsync() is not { } person || await reading.FindAsync(person, response) is not { } known) return Results.NotFound();
        var form = await http.Request.ReadFormAsync();
        var sections = part == known.Id ? known.Sections : known.Tools.FirstOrDefault(tool => tool.Id == part)?.Template.Sections ?? [];
        if (sections.FirstOrDefault(one => one.Name == section)?.Fields.FirstOrDefault(one => one.Name == form["field"]) is not { } field) return Results.NotFound();
        var (post, fault) = FieldForm.Read(form, part, section, field, UkTime.Today(clock));
        var result = post is null ? new FieldResult(FieldOutcome.Refused, 0, null, null, Fault: fault) : (await fields.SaveAsync(person, response, [post]))[0];
        var at = result.At is { } saved ? UkTime.Text(TimeOnly.FromDateTime(UkTime.FromUtc(saved))) : null;
        var key = FieldReading.Key(section, field.Name);
        return Results.Json(
            new
            {
                outcome = ContentName(result.Outcome),
                revision = result.Revision,
                at,
                by = result.By,
                fault = result.Fault,
                asks = result.Asks,
                theirs = result.Theirs is { } theirs ? FieldReading.Text(field, theirs) : null,
                hints = result.Outcome == FieldOutcome.Saved && (field.Kind is FieldKind.ShortText or FieldKind.LongText or FieldKind.Table) ? WordHint.Of(language, FieldReading.Text(field, post!.Value)) : [],
                parts = result.Theirs is { } kept ? FieldReading.Parts(field, key, kept) : null,
            },
            statusCode: result.Outcome switch { FieldOutcome.Saved => StatusCodes.Status200OK, FieldOutcome.Refused => StatusCodes.Status422UnprocessableEntity, _ => StatusCodes.Status409Conflict });
    }

    private static string ContentName(FieldOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
