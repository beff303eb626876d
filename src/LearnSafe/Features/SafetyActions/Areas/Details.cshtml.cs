using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.SafetyActions.Areas;

/// <summary>One area for improvement, where it came from and the actions that serve it.</summary>
[May(Permission.ManageActions)]
public sealed class DetailsModel(CurrentPersonService people, ActionReading reading) : ActionsPage(people)
{
    [FromRoute]
    public Guid ImprovementArea { get; set; }

    public AreaRow Row { get; private set; } = null!;

    public IReadOnlyList<LinkedRecord> Records { get; private set; } = [];

    public IReadOnlyList<LinkedResponse> Responses { get; private set; } = [];

    public IEnumerable<SummaryRow> About =>
    [
        new("What needs to change", Row.Texts.Statement), new("Context", Row.Texts.Context ?? "Nothing written"), new("Parts of the work system", ActionWording.ElementsOf(Row.Area)),
        new("How far up", Row.Area.Scope.Title()), .. Row.Area.Scope.IsRouted() || Row.Texts.RoutedTo is not null ? [new SummaryRow("Passed on to", Row.Texts.RoutedTo ?? "Nobody yet")] : Array.Empty<SummaryRow>(),
        new("Written down", UkTime.TextFromUtc(Row.Area.CreatedAt)),
    ];

    public async Task<IActionResult> OnGetAsync()
    {
        if ((await reading.AreasAsync(Person)).FirstOrDefault(row => row.Area.Id == ImprovementArea) is not { } found) return NotFound();
        (Row, Records, Responses) = (found, await reading.RecordsOfAsync(Person, ImprovementArea), await reading.ResponsesAsync(Person, ImprovementArea));
        return Page();
    }
}
