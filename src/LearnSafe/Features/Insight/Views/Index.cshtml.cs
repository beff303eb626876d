using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Insight.Views;

/// <summary>The views that a person keeps, and those that colleagues share.</summary>
[May(Permission.ReadAggregates)]
public sealed class IndexModel(SavedViewService views, CurrentPersonService people) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    public IReadOnlyList<ReadableView> Own { get; private set; } = [];

    public IReadOnlyList<ReadableView> Shared { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Person = await people.GetAsync();
        var all = await views.ListAsync(Person);
        (Own, Shared) = ([.. all.Where(view => view.IsOwn)], [.. all.Where(view => !view.IsOwn)]);
    }
}
