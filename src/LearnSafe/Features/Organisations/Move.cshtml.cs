using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Organisations;

/// <summary>What an organisation leaves and joins, from a day on.</summary>
[May(Permission.MaintainOrganisations)]
public sealed class MoveModel(OrganisationService organisations, CurrentPersonService people, OrganisationList list, TimeProvider clock) : OrganisationPageModel(organisations, people)
{
    private const string Nothing = "nothing";

    [BindProperty]
    public string? Leaves { get; set; }

    [BindProperty]
    public string? Joins { get; set; }

    [BindProperty]
    public DateParts From { get; set; } = new(null, null, null);

    /// <summary>What it belongs to today or later, and that it leaves nothing.</summary>
    public IReadOnlyList<RadioItem> Choices { get; private set; } = [];

    public string MayJoin => string.Join(", ", OrganisationParents.Of(Organisation.Kind).Select(kind => kind.Title().ToLowerInvariant()));

    private protected override bool MayOpen() => MayMaintain;

    public Task OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var present = await ShowAsync();
        var within = OrganisationAccess.Parents(Person);
        var left = present.FirstOrDefault(one => one.Code == Leaves);
        if (present.Count > 0 && left is null && Leaves != Nothing) ModelState.AddModelError(nameof(Leaves), "Select what it leaves, or that it leaves nothing");
        else if (left is not null && !within.Holds(left.Id)) ModelState.AddModelError(nameof(Leaves), "That organisation is outside the area that you look after");
        var joined = Joins is null ? null : await Organisations.FindAsync(Joins);
        if (Joins is not null && joined is null) ModelState.AddModelError(nameof(Joins), "There is no organisation with this code");
        else if (joined is not null && !within.Holds(joined.Id)) ModelState.AddModelError(nameof(Joins), "That organisation is outside the area that you look after");
        else if (joined is null && left is null && ModelState.IsValid) ModelState.AddModelError(nameof(Joins), "Enter the code of what it joins, or select what it leaves");
        var from = Days.Read(ModelState, nameof(From), From, "The first day", UkTime.Today(clock), DateLimit.None);
        if (!ModelState.IsValid) return Refused();
        if (await Organisations.MoveAsync(Organisation.Id, left?.Id, joined?.Id, from!.Value, Actor.Person(Person.Id)) is not { } fault) return Done($"The change holds from {UkTime.Text(from.Value)}");
        ModelState.AddModelError(joined is null ? nameof(Leaves) : nameof(Joins), fault);
        return Refused();
    }

    private async Task<IReadOnlyList<Organisation>> ShowAsync()
    {
        var today = UkTime.Today(clock);
        List<Organisation> present = [.. (await list.ParentsAsync(Organisation.Id)).Where(one => one.Until is not { } until || until > today).Select(one => one.Organisation).DistinctBy(one => one.Id)];
        Choices = [.. present.Select(one => new RadioItem(one.Code, one.Name, one.Kind.Title())), .. present.Count > 0 ? new[] { RadioItem.Between("or"), new RadioItem(Nothing, "It leaves nothing") } : []];
        return present;
    }
}
