using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.PublicForms;

/// <summary>Everybody who told the provider something without an account: whoever waits for an answer first. What they told is not shown here; who may read records opens it there.</summary>
[May(Permission.AnswerPeople)]
public sealed class ConversationsModel(CurrentPersonService people, PublicReportService reports, PublicPageService pages) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    public IReadOnlyList<Conversation> Conversations { get; private set; } = [];

    public bool IsOpen { get; private set; }

    public bool HasPoster => IsOpen && (Person.May(Permission.ReadRecords) || Person.May(Permission.ManageOrganisation));

    public async Task OnGetAsync()
    {
        Person = await people.GetAsync();
        IsOpen = await pages.OfAsync(Person.OrganisationId) is { Open: true };
        Conversations = [.. (await reports.ConversationsAsync(Person.OrganisationId)).Where(one => !Person.KeptFrom.Contains(one.EventId))];
    }
}
