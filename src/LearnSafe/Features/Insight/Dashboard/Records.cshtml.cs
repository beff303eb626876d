using LearnSafe.Domain.Access;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Insight.Dashboard;

/// <summary>The records behind a number, for those who may read them one by one.</summary>
[May(Permission.ReadRecords, Permission.ReadDeidentifiedRecords)]
public sealed class RecordsModel(FoundRecordsService records, InsightService insight, InsightState state, InsightWords words, InsightPlaces places, ChosenParts chosen, RefusedViews refused, CurrentPersonService people, TimeProvider clock) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    /// <summary>Null where the question could not be understood or may not be asked: <see cref="Refused"/> says why.</summary>
    public InsightView? View { get; private set; }

    public RefusedView? Refused { get; private set; }

    /// <summary>Null while nothing can be counted yet.</summary>
    public FoundPage? Found { get; private set; }

    public IReadOnlyList<ChosenPart> Chosen { get; private set; } = [];

    public NarrowForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? add = null, int number = 1)
    {
        Person = await people.GetAsync();
        if (!Person.May(Permission.ReadAggregates)) return StatusCode(StatusCodes.Status403Forbidden);
        if (InsightView.Rewritten(Request.Query, InsightLinks.Records) is { } address) return Redirect(address);
        if (!insight.IsReady) return Page();
        try
        {
            View = InsightView.Read(Request.Query, state.Schema);
            var granted = await insight.SharpnessAsync(Person, View.Asked, HttpContext.RequestAborted);
            if (granted.Sharpness == InsightSharpness.Totals) return StatusCode(StatusCodes.Status403Forbidden);
            View = View.WithUsualPeriod(granted.IsRounded, UkTime.Today(clock));
            Form = new NarrowForm(View, granted, Person, state, words, await places.GetAsync(), UkTime.Today(clock), add, InsightLinks.Records);
            Chosen = await chosen.OfAsync(View);
            Found = await records.PageAsync(Person, View, number, HttpContext.RequestAborted);
        }
        catch (InsightException fault)
        {
            (View, Refused) = (null, await refused.OfAsync(Person, Request.Query, fault, InsightLinks.Records, HttpContext.RequestAborted));
            ModelState.Clear();
            ModelState.AddModelError(Refused.Field, Refused.Fault);
            Response.StatusCode = InsightEndpoints.StatusOf(fault);
        }

        return Page();
    }
}
