using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Engagement;

/// <summary>Gives cases whose lead has left to somebody else. Of a case only its reference is shown.</summary>
[May(Permission.ManagePeople)]
public sealed class HandOverModel(EngagementReadingService reading, EngagementReadersService service, CurrentPersonService people) : OrganisationPage(people)
{
    private const string Missing = "Select a colleague who engages people";

    public IReadOnlyList<LeftCase> Cases { get; private set; } = [];

    public IReadOnlyDictionary<Guid, IReadOnlyList<Colleague>> Colleagues { get; private set; } = new Dictionary<Guid, IReadOnlyList<Colleague>>();

    [BindProperty]
    public Guid Case { get; set; }

    /// <summary>Who led it when the page was shown.</summary>
    [BindProperty]
    public Guid From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    public IEnumerable<SelectItem> Choices(LeftCase one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return Colleagues[one.Id].Where(colleague => colleague.Id != one.LeadId).Select(colleague => new SelectItem(colleague.Id.ToString(), colleague.Name)).Prepend(new SelectItem("", "Choose a colleague"));
    }

    public async Task OnGetAsync() => (Cases, Colleagues) = await reading.LeftAsync(Person);

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (!Guid.TryParse(To, out var to) || (Colleagues.TryGetValue(Case, out var known) && known.All(one => one.Id != to)))
        {
            ModelState.AddModelError(Field(Case), Missing);
            return Refused();
        }

        switch (await service.HandOverAsync(Person, Case, From, to))
        {
            case EngagementOutcome.Done:
                TempData.Say("It is handed over. Whoever leads it now gets an email");
                return Redirect(EngagementLinks.HandOver);
            case EngagementOutcome.Conflict:
                ModelState.AddModelError("", "That engagement has been handed over already, or its lead is back");
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            default:
                return NotFound();
        }
    }

    /// <summary>What is wrong with the choice for a case; null where nothing is.</summary>
    public string? Fault(Guid one) => ModelState.ContainsKey(Field(one)) ? Missing : null;

    public static string Field(Guid one) => $"To-{one:n}";
}
