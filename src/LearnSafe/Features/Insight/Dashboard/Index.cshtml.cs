using LearnSafe.Domain.Access;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Insight.Dashboard;

/// <summary>Patterns in the records that somebody may know of. Everything that is chosen stands in the address.</summary>
[May(Permission.ReadAggregates)]
public sealed class IndexModel(DashboardService dashboard, InsightService insight, InsightState state, InsightWords words, InsightPlaces places, ChosenParts chosen, RefusedViews refused, CurrentPersonService people, TimeProvider clock) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    /// <summary>Null where the question could not be understood or may not be asked: <see cref="Refused"/> says why.</summary>
    public InsightView? View { get; private set; }

    public RefusedView? Refused { get; private set; }

    /// <summary>Records that were read so far, while nothing can be counted yet; null where it can.</summary>
    public long? Reading { get; private set; }

    public DashboardParts Parts { get; private set; } = null!;

    public IReadOnlyList<ChosenPart> Chosen { get; private set; } = [];

    public NarrowForm Form { get; private set; } = null!;

    public string Of => Person.OrganisationName.Length > 0 ? Person.OrganisationName : "The whole installation";

    public async Task<IActionResult> OnGetAsync(string? add = null)
    {
        Person = await people.GetAsync();
        if (InsightView.Rewritten(Request.Query, InsightLinks.Page) is { } address) return Redirect(address);
        if (!insight.IsReady)
        {
            Reading = state.Read;
            return Page();
        }

        try
        {
            View = InsightView.Read(Request.Query, state.Schema);
            var granted = await insight.SharpnessAsync(Person, View.Asked, HttpContext.RequestAborted);
            View = View.WithUsualPeriod(granted.IsRounded, UkTime.Today(clock));
            Form = new NarrowForm(View, granted, Person, state, words, await places.GetAsync(), UkTime.Today(clock), add, InsightLinks.Page, granted.Sharpness == InsightSharpness.Totals ? await insight.SettingsApartAsync(Person) : null);
            Chosen = await chosen.OfAsync(View);
            Parts = await dashboard.MakeAsync(Person, View, granted, Of, HttpContext.RequestAborted);
        }
        catch (InsightException fault)
        {
            (View, Refused) = (null, await refused.OfAsync(Person, Request.Query, fault, InsightLinks.Page, HttpContext.RequestAborted));
            ModelState.Clear();
            ModelState.AddModelError(Refused.Field, Refused.Fault);
            Response.StatusCode = InsightEndpoints.StatusOf(fault);
        }

        return Page();
    }
}
