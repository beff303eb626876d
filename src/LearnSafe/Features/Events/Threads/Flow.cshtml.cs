using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events.Threads;

/// <summary>How many questions between organisations were answered, how soon, and where there is silence.</summary>
[May(Permission.ReadAggregates)]
public sealed class FlowModel(ThreadFlow flow, CurrentPersonService people) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    public Flow Flow { get; private set; } = null!;

    /// <summary>Those of one page.</summary>
    public PageOf<FlowRow> Rows { get; private set; } = new([], 0, 1);

    public async Task OnGetAsync(int months, int number)
    {
        Person = await people.GetAsync();
        Flow = await flow.OfAsync(Person, months);
        var shown = Math.Clamp(number, 1, new PageOf<FlowRow>([], Flow.Rows.Count, 1).Pages);
        Rows = new PageOf<FlowRow>([.. Flow.Rows.Skip((shown - 1) * PageOf<FlowRow>.Size).Take(PageOf<FlowRow>.Size)], Flow.Rows.Count, shown);
    }
}
