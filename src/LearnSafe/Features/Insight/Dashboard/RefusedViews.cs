using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.Insight.Dashboard;

/// <summary>A view that cannot be answered, so that it can be put right: the form as it was filled in, and everything that was chosen.</summary>
/// <param name="Field">The field of the form that is wrong; empty where none is by itself.</param>
/// <param name="Chosen">Each part with the address without it, so that somebody who asked too much gets out again.</param>
public sealed record RefusedView(string Fault, string Field, NarrowForm Form, IReadOnlyList<ChosenPart> Chosen);

/// <summary>Reads of an address that is refused what can be read of it.</summary>
public sealed class RefusedViews(InsightService insight, InsightState state, InsightWords words, InsightPlaces places, ChosenParts chosen, TimeProvider clock)
{
    private const int MostShown = 20;
    private const int Longest = 60;

    /// <param name="page">The page that the form is on.</param>
    public async Task<RefusedView> OfAsync(CurrentPerson person, IQueryCollection query, InsightException fault, string page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var parts = InsightView.PartsOf(query);
        var (asked, not) = InsightAsked.Understood(parts.Select(part => KeyValuePair.Create(part.Name, part.Value)), state.Schema);
        List<(string Name, string Value)> lost = [.. not.Select(part => (part.Key, part.Value))];
        var granted = await GrantedAsync(person, asked, cancellation);
        var today = UkTime.Today(clock);
        // What is not understood is not sent again.
        var form = new NarrowForm(new InsightView([.. parts.Except(lost)], asked).WithUsualPeriod(granted.IsRounded, today), granted, person, state, words, await places.GetAsync(), today, null, page);
        List<ChosenPart> all =
        [
            .. await chosen.OfAsync(new InsightView(parts, asked)),
            .. lost.Select(part => new ChosenPart($"{InsightAsked.Short(part.Name)}: {InsightAsked.Short(part.Value)}", InsightView.Text([.. parts.Where(other => other != part)]))),
        ];
        return new RefusedView(fault.OnPage, form.FieldOf(fault.Part), form, [.. all.Take(MostShown).Select(part => part with { Text = part.Text.Length <= 3 * Longest ? part.Text : part.Text[..(3 * Longest)] + "…" })]);
    }

    /// <summary>As for what was chosen, where that may be asked at all; else as for all records.</summary>
    private async Task<InsightGranted> GrantedAsync(CurrentPerson person, InsightAsked asked, CancellationToken cancellation)
    {
        try
        {
            return await insight.SharpnessAsync(person, asked, cancellation);
        }
        catch (InsightException)
        {
            return await insight.SharpnessAsync(person, new InsightAsked(new InsightQuestion(), null), cancellation);
        }
    }
}
