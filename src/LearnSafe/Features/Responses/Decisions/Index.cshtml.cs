using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Responses.Decisions;

/// <summary>Decisions of the organisation, those that wait to be looked at again, and who outside is still to be told.</summary>
[May(Permission.DecideResponses)]
public sealed class IndexModel(CurrentPersonService people, DecisionReading reading, NotificationService notifications, DatedVersions<NotificationKinds> kinds, TimeProvider clock) : OrganisationPage(people)
{
    public DecisionShow Show { get; private set; }

    /// <summary>Empty where notifications are shown.</summary>
    public PageOf<ReadableDecision> Decisions { get; private set; } = new([], 0, 1);

    public IReadOnlyList<DueNotification> Due { get; private set; } = [];

    public int Waiting { get; private set; }

    public int DueCount { get; private set; }

    public DateOnly Today => UkTime.Today(clock);

    public async Task<IActionResult> OnGetAsync(string? show, int number = 1)
    {
        if (!DecisionAccess.SeesAll(Person)) return StatusCode(StatusCodes.Status403Forbidden);
        Show = show switch { "again" => DecisionShow.Again, "due" => DecisionShow.Due, _ => DecisionShow.All };
        if (Show == DecisionShow.Due) Due = await notifications.DueAsync(Person);
        else Decisions = await reading.ListAsync(Person, Show == DecisionShow.Again, number);
        (Waiting, DueCount) = (await reading.WaitingAsync(Person), await notifications.DueCountAsync(Person));
        return Page();
    }

    public string Title(ExternalNotification notification) => kinds.Find(notification.KindsVersion)?.Find(notification.Kind)?.Title ?? notification.Kind;
}
