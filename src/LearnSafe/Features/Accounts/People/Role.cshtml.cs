using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Accounts.People;

/// <summary>Decides on a role: give the one asked for or another, refuse, suspend, give back, end.</summary>
[May(Permission.ManagePeople)]
public sealed class RoleModel(PeopleService service, CurrentPersonService people) : PageModel
{
    private const string Another = "give:";

    [BindProperty]
    [Display(Name = "What is to happen?")]
    [Required(ErrorMessage = "Select what is to happen")]
    public string? Choice { get; set; }

    [BindProperty]
    [StringLength(500, ErrorMessage = "The reason must be 500 characters or fewer")]
    public string? Reason { get; set; }

    /// <summary>The state that was on the page.</summary>
    [BindProperty]
    public RoleState Expected { get; set; }

    public ManagedRole Role { get; private set; } = null!;

    public IReadOnlyList<RadioItem> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid person, Guid assignment) => await FindAsync(person, assignment) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(Guid person, Guid assignment)
    {
        if (await FindAsync(person, assignment) is not { } manager) return NotFound();
        var (becomes, role) = Read(Choice);
        if (Choice is not null && becomes is null) ModelState.AddModelError(nameof(Choice), "Select what is to happen");
        if (becomes is not (null or RoleState.Active) && Reason is null) ModelState.AddModelError(nameof(Reason), "Enter why: they are told");
        if (ModelState.IsValid)
        {
            var decided = await service.DecideAsync(manager, person, assignment, Expected, becomes!.Value, role, Reason);
            if (!decided.Found) return NotFound();
            if (decided.Fault is null)
            {
                TempData.Say("The decision is saved, and they are told by email");
                return Redirect(AccountLinks.PersonPage(person));
            }

            ModelState.AddModelError(nameof(Choice), decided.Fault);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<CurrentPerson?> FindAsync(Guid person, Guid assignment)
    {
        if (await people.FindAsync() is not { } manager || (await service.FindAsync(manager, person))?.Roles.FirstOrDefault(role => role.Id == assignment) is not { } found) return null;
        Role = found;
        Choices = found.State switch
        {
            RoleState.Requested =>
            [
                new(nameof(RoleState.Active), $"Give the role they asked for: {found.Title}"),
                .. found.Others.Where(other => other.Name != found.Role).Select(other => new RadioItem(Another + other.Name, $"Give another role: {other.Title}", other.Description)),
                RadioItem.Between("or"),
                new(nameof(RoleState.Refused), "Refuse"),
            ],
            RoleState.Active => [new(nameof(RoleState.Suspended), "Suspend", "They lose access at once, and it can be given back."), new(nameof(RoleState.Ended), "End", "For somebody who has left.")],
            RoleState.Suspended => [new(nameof(RoleState.Active), "Give it back"), new(nameof(RoleState.Ended), "End", "For somebody who has left.")],
            _ => [],
        };
        return manager;
    }

    private static (RoleState? Becomes, string? Role) Read(string? choice) =>
        choice?.StartsWith(Another, StringComparison.Ordinal) == true ? (RoleState.Active, choice[Another.Length..])
        : Enum.TryParse<RoleState>(choice, out var state) && Enum.IsDefined(state) && state != RoleState.Requested ? (state, null) : (null, null);
}
