using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.History;

/// <summary>The organisation's history. What is asked for stands in the address.</summary>
[May(Permission.ReadHistory)]
public sealed class IndexModel(HistorySearchService search, HistoryCheckService check, CurrentPersonService people) : OrganisationPage(people)
{
    private IReadOnlyList<(Guid Id, string Name)> staff = [];

    public HistoryFilter Filter { get; private set; } = new();

    public HistoryPage Found { get; private set; } = new([], 0, 1);

    public HistoryCheck? Last { get; private set; }

    public long? Running => check.Checked;

    public string? From { get; private set; }

    public string? Until { get; private set; }

    public string? Reference { get; private set; }

    public bool Narrowed => Filter != new HistoryFilter() || !ModelState.IsValid;

    public IEnumerable<SelectItem> ActionItems =>
        [new("", "Everything"), .. HistorySearchService.Actions.Select(action => new SelectItem(action, char.ToUpperInvariant(action[0]) + action[1..]))];

    public IEnumerable<SelectItem> PeopleItems => [new("", "Everybody"), .. staff.Select(person => new SelectItem(person.Id.ToString(), person.Name))];

    public string CountInWords => Found.Count > HistorySearchService.Most
        ? string.Create(CultureInfo.InvariantCulture, $"More than {HistorySearchService.Most:N0} entries")
        : string.Create(CultureInfo.InvariantCulture, $"{Found.Count:N0} {(Found.Count == 1 ? "entry" : "entries")}");

    public async Task OnGetAsync(string? from, string? until, string? action, Guid? person, string? reference, int number = 1)
    {
        (From, Until, Reference) = (from, until, reference);
        (Last, staff) = (await check.LastAsync(), await search.PeopleAsync(OrganisationId));
        var (filter, fault) = await HistoryAsked.ReadAsync(search, OrganisationId, Person.Id, from, until, action, person, reference);
        if (fault is not null)
        {
            ModelState.AddModelError("", fault);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        Filter = filter;
        Found = await search.SearchAsync(OrganisationId, Person.Id, filter, number);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // A short history is verified before the page comes back; a long one goes on by itself.
        await Task.WhenAny(check.BeginAsync(), Task.Delay(TimeSpan.FromSeconds(1)));
        TempData.Say(check.Checked is null ? "The history was verified" : "The history is being verified");
        return Redirect(HistoryLinks.Search);
    }
}
