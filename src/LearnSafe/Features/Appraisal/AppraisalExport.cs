using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Appraisal;

/// <summary>Everything that somebody wrote for themselves, in the years there are, as a file of their own.</summary>
internal static class AppraisalExport
{
    public static async Task<IResult> SendAsync(HttpContext http, CurrentPersonService people, AppraisalService own, ReflectionService reflections, IDbContextFactory<Data.LearnSafeContext> contexts)
    {
        if (await people.FindAsync() is not { } person) return Results.StatusCode(StatusCodes.Status403Forbidden);
        await using var context = await contexts.CreateDbContextAsync(http.RequestAborted);
        var records = await context.Reflections.AsNoTracking().Where(reflection => reflection.PersonId == person.Id).OrderBy(reflection => reflection.UpdatedAt).Select(reflection => new { reflection.EventId, reflection.UpdatedAt }).ToListAsync(http.RequestAborted);
        List<object> onRecords = [];
        foreach (var one in records) onRecords.Add(new { record = one.EventId, writtenAt = one.UpdatedAt, text = await reflections.FindAsync(one.EventId, person.Id) });
        http.Response.Headers.ContentDisposition = "attachment; filename=\"my-reflections.json\"";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { person = person.DisplayName, reflectionsOnRecords = onRecords, otherReflections = await own.ListAsync(person.Id, null) });
    }
}
