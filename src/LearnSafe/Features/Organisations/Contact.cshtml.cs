using System.ComponentModel.DataAnnotations;
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

/// <summary>Names a contact of an organisation, or changes or ends one.</summary>
[May(Permission.ManageOrganisation)]
public sealed class ContactModel(OrganisationService organisations, CurrentPersonService people, ContactService contacts, TimeProvider clock) : OrganisationPageModel(organisations, people)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Contact { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter their name")]
    [StringLength(200, ErrorMessage = "The name must be 200 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty]
    [StringLength(100, ErrorMessage = "What they are must be 100 characters or fewer")]
    public string? RoleTitle { get; set; }

    [BindProperty]
    [EmailAddress(ErrorMessage = "Enter an email address in the correct format, like name@example.com")]
    [StringLength(256, ErrorMessage = "The email address must be 256 characters or fewer")]
    public string? Email { get; set; }

    [BindProperty]
    [StringLength(40, ErrorMessage = "The telephone number must be 40 characters or fewer")]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Account { get; set; }

    [BindProperty]
    public DateParts From { get; set; } = new(null, null, null);

    /// <summary>The last day on which it is them.</summary>
    [BindProperty]
    public DateParts Until { get; set; } = new(null, null, null);

    public OrganisationContact? Present { get; private set; }

    public IReadOnlyList<SelectItem> Accounts { get; private set; } = [];

    public static IReadOnlyList<RadioItem> Kinds { get; } = [.. ContactKinds.All.Select(kind => new RadioItem(kind.ToString(), kind.Title(), kind.Purpose()))];

    private protected override bool MayOpen() => MayNameContacts;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ShowAsync()) return NotFound();
        if (Present is { } present)
        {
            (Name, RoleTitle, Email, Phone, Account) = (present.Name, present.RoleTitle, present.Email, present.Phone, present.PersonId?.ToString());
            (From, Until) = (Days.Parts(present.From), Days.Parts(present.Until?.AddDays(-1)));
        }
        else From = Days.Parts(UkTime.Today(clock));

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ShowAsync()) return NotFound();
        var kind = Present?.Kind ?? (Kinds.Any(item => item.Value == Kind) ? Enum.Parse<ContactKind>(Kind!) : null);
        if (kind is null) ModelState.AddModelError(nameof(Kind), "Select what they are named for");
        if (Email is null && Phone is null) ModelState.AddModelError(nameof(Email), "Enter an email address or a telephone number, so that they can be reached");
        if (Account is not null && Accounts.All(item => item.Value != Account)) ModelState.AddModelError(nameof(Account), "Select an account from the list, or none");
        var today = UkTime.Today(clock);
        var from = Days.Read(ModelState, nameof(From), From, "The first day", today, DateLimit.None);
        var last = Until.IsEmpty ? null : Days.Read(ModelState, nameof(Until), Until, "The last day", today, DateLimit.None);
        if (last < from) ModelState.AddModelError(nameof(Until), "The last day must be on or after the first day");
        if (!ModelState.IsValid) return Refused();
        var details = new ContactDetails(Name!, RoleTitle, Email, Phone, Account is null ? null : Guid.Parse(Account), from!.Value, last?.AddDays(1));
        var fault = Present is { } present
            ? await contacts.ChangeAsync(Organisation.Id, present.Id, details, Actor.Person(Person.Id))
            : await contacts.AddAsync(Organisation.Id, kind!.Value, details, Actor.Person(Person.Id));
        if (fault is null) return Done(Present is null ? "The contact is named" : "The contact is changed");
        ModelState.AddModelError(nameof(From), fault);
        return Refused();
    }

    /// <summary>False where the contact in the address is not this organisation's.</summary>
    private async Task<bool> ShowAsync()
    {
        Accounts = [new SelectItem("", "No account"), .. (await contacts.AccountsAsync(Organisation.Id)).Select(one => new SelectItem(one.Id.ToString(), one.Name))];
        if (Contact is not { } id) return true;
        Present = (await contacts.ListAsync(Organisation.Id)).FirstOrDefault(one => one.Id == id);
        return Present is not null;
    }
}
