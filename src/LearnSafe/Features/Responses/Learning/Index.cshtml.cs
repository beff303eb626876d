using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>The organisation's learning responses.</summary>
[May(Permission.LeadResponses)]
public sealed class IndexModel(ResponseDirectory reading, AccessLogService log, CurrentPersonService people, TimeProvider clock) : OrganisationPage(people)
{
    public ResponseList List { get; private set; }

    public IReadOnlyList<ResponseRow> Responses { get; private set; } = [];

    public DateOnly Today => UkTime.Today(clock);

    public async Task<IActionResult> OnGetAsync(string? show)
    {
        List = show switch { "finished" => ResponseList.Finished, "mine" => ResponseList.Mine, _ => ResponseList.Open };
        Responses = await reading.ListAsync(Person, List);
        await log.ListAsync(Person, OrganisationId, ResponseLinks.List, $"?show={List.ToString().ToLowerInvariant()}", Responses.Count);
        return Page();
    }
}
