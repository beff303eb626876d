using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.AccessLog;

/// <summary>Who read the organisation's records. What is chosen stands in the address.</summary>
[May(Permission.ReadHistory)]
public sealed class ReadingModel(AccessLogService log, CurrentPersonService people, TimeProvider clock) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    public ReadingFilter Filter { get; private set; } = new(null, null, null, null, false);

    /// <summary>As typed, right or wrong.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public PageOf<ReadingRow> Rows { get; private set; } = new([], 0, 1);

    public async Task<IActionResult> OnGetAsync(string? reference, string? person, string? outside, int number = 1)
    {
        Person = await people.GetAsync();
        Typed = Request.Query.ToDictionary(part => part.Key, part => part.Value.ToString(), StringComparer.Ordinal);
        var (from, to) = (Day("from", "The first day"), Day("to", "The last day"));
        Filter = new ReadingFilter(Text(reference), Text(person), from, to, outside == "only");
        if (from > to) ModelState.AddModelError("to-day", "The last day must be the first day or later");
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status400BadRequest;
        else Rows = await log.SearchAsync(Person, Filter, number);
        return Page();
    }

    public string? Part(string name) => Typed.GetValueOrDefault(name);

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>A day that is not typed narrows nothing.</summary>
    private DateOnly? Day(string name, string what)
    {
        var (day, month, year) = (Part($"{name}-day"), Part($"{name}-month"), Part($"{name}-year"));
        if (string.IsNullOrWhiteSpace(day + month + year)) return null;
        var read = TypedDate.Read(day, month, year, what, UkTime.Today(clock), DateLimit.None);
        if (read.Fault is { } fault) ModelState.AddModelError($"{name}-day", fault);
        return read.Date;
    }
}
