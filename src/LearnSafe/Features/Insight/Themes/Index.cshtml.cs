using LearnSafe.Domain.Access;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.Insight.Themes;

/// <summary>What records tell of again and again, for those who may read the records or their released wording.</summary>
[May(Permission.ReadRecords, Permission.ReadDeidentifiedRecords)]
public sealed class IndexModel(ThemeService themes, InsightService insight, CurrentPersonService people, TimeProvider clock) : OrganisationPage(people)
{
    /// <summary>Months that can be chosen from.</summary>
    private const int MonthsToChoose = 36;

    public ThemeAsked Asked { get; private set; } = null!;

    /// <summary>Null while records are read after a start, or where the question is at fault.</summary>
    public ShownThemes? Found { get; private set; }

    /// <summary>The theme that is opened; null where none is, or it is not there any more.</summary>
    public ShownTheme? Opened => Asked.Theme is { } theme ? Found?.Themes.FirstOrDefault(one => one.Id == theme) : null;

    public bool IsReady => insight.IsReady;

    public IEnumerable<SelectItem> Months => Enumerable.Range(0, MonthsToChoose).Select(back => UkTime.Today(clock).AddMonths(-back)).Select(day => new DateOnly(day.Year, day.Month, 1))
        .Concat([Asked.From, Asked.To]).Distinct().OrderDescending().Select(month => new SelectItem(ThemeAsked.Text(month), Name(month)));

    public static string Name(DateOnly month) => month.ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Asked = ThemeAsked.Of(Request.Query, UkTime.Today(clock));
        if (!IsReady) return;
        try
        {
            Found = await themes.OfAsync(Person, Asked, cancellation);
        }
        catch (InsightException fault)
        {
            Response.StatusCode = InsightEndpoints.StatusOf(fault);
            ModelState.AddModelError(fault.Part == "words" ? "words" : "", fault.OnPage);
        }
    }
}
