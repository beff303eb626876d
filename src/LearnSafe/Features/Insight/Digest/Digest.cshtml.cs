using LearnSafe.Domain.Access;
using LearnSafe.Domain.Insight;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Insight.Digest;

/// <summary>A month on one sheet of paper, for the practice meeting.</summary>
[May(Permission.ReadAggregates)]
public sealed class DigestModel(DigestService digests, InsightService insight, CurrentPersonService people, TimeProvider clock) : PageModel
{
    /// <summary>Nothing was recorded anywhere before it.</summary>
    private const int EarliestYear = 2000;

    public CurrentPerson Person { get; private set; } = null!;

    /// <summary>Null where it cannot be shown.</summary>
    public MonthlyDigest? Found { get; private set; }

    /// <summary>A sentence that says what was not done as asked.</summary>
    public string? Fault { get; private set; }

    public bool IsReady => insight.IsReady;

    public bool MayRead => DigestService.MayRead(Person);

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public static Breadcrumb Above => new("Patterns in records", InsightLinks.Page);

    public string? Before => Found is { } digest && digest.Month.Year > EarliestYear ? InsightLinks.Digest(digest.Month.AddMonths(-1)) : null;

    public string? After => Found is { } digest && digest.Month < digests.LastMonth ? InsightLinks.Digest(digest.Month.AddMonths(1)) : null;

    public async Task OnGetAsync(string? month)
    {
        Person = await people.GetAsync();
        if (!MayRead || !IsReady) return;
        var asked = digests.LastMonth;
        if (!string.IsNullOrEmpty(month))
        {
            if (InsightDate.Parse(month) is { Unit: InsightUnit.Month, First: var first } && first <= asked && first.Year >= EarliestYear) asked = first;
            else Fault = $"“{(month.Length <= 20 ? month : month[..20] + "…")}” is no month that is over. This is {DigestWords.Month(asked)}, the last one that is.";
        }

        try
        {
            Found = await digests.OfAsync(Person, asked, HttpContext.RequestAborted);
        }
        catch (InsightException fault)
        {
            Fault = $"{fault.OnPage}.";
        }
    }
}
