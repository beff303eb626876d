using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Accounts.People;

/// <summary>Who holds or asks for a role in the scope.</summary>
[May(Permission.ManagePeople)]
public sealed class IndexModel(PeopleService service, CurrentPersonService people) : PageModel
{
    public static readonly IReadOnlyList<RadioItem> States = [new("", "All"), .. Enum.GetValues<RoleState>().Select(state => new RadioItem(state.ToString(), state.Title()))];

    public PeoplePage People { get; private set; } = null!;

    public RoleState? State { get; private set; }

    public string? Find { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? state, string? find, int number = 1)
    {
        if (await people.FindAsync() is not { } person) return StatusCode(StatusCodes.Status403Forbidden);
        State = Enum.TryParse<RoleState>(state, out var known) && Enum.IsDefined(known) ? known : null;
        Find = find;
        People = await service.ListAsync(person, State, Find, number);
        return Page();
    }

    public string Href(RoleState? state, string? find, int number)
    {
        QueryBuilder query = [];
        if (state is { } only) query.Add("state", only.ToString());
        if (find is not null) query.Add("find", find);
        if (number > 1) query.Add("number", number.ToString(CultureInfo.InvariantCulture));
        return AccountLinks.People + query.ToQueryString();
    }
}
