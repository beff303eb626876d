using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events;

/// <summary>The organisation's records, for those who may read them all. What is chosen stands in the address.</summary>
[May(Permission.ReadRecords)]
public sealed class AllModel(EventList list, CurrentPersonService people) : PageModel
{
    public static readonly IReadOnlyList<CheckboxItem> HarmItems =
    [
        .. Enumerable.Range(1, 5).Select(level => new CheckboxItem(level.ToString(CultureInfo.InvariantCulture), ReportedHarm.CombinedText(level)!)),
        new("0", "Not recorded"),
    ];

    public static readonly IReadOnlyList<RadioItem> WithdrawnItems = [new("", "Included"), new("none", "Left out"), new("only", "Only these")];

    public static readonly IReadOnlyList<CheckboxItem> FlagItems = [new(EventFilter.Unexpected, "A section that does not fit the type"), new(EventFilter.Privacy, "Possible personal data")];

    public CurrentPerson Person { get; private set; } = null!;

    public EventFilter Filter { get; private set; } = new();

    public PageOf<EventListRow> Records { get; private set; } = new([], 0, 1);

    /// <summary>Records that are kept from somebody else and came to the person.</summary>
    public IReadOnlyList<PatientSafetyEvent> Passed { get; private set; } = [];

    public IEnumerable<(string Name, string Value, string Text)> Chosen =>
    [
        .. Filter.Words is { } words ? new[] { ("words", words, $"Words: {words}") } : [],
        .. Filter.Type.Select(value => ("type", value, EventTypes.FromSlug(value)?.Title() ?? value)),
        .. Filter.Harm.Select(value => value.ToString(CultureInfo.InvariantCulture)).Select(value => ("harm", value, HarmItems.FirstOrDefault(item => item.Value == value)?.Text ?? value)),
        .. Filter.Withdrawn is { } withdrawn ? new[] { ("withdrawn", withdrawn, $"Withdrawn: {WithdrawnItems.FirstOrDefault(item => item.Value == withdrawn)?.Text.ToLowerInvariant() ?? withdrawn}") } : [],
        .. Filter.Flag.Select(value => ("flag", value, FlagItems.FirstOrDefault(item => item.Value == value)?.Text ?? value)),
    ];

    public async Task<IActionResult> OnGetAsync(string[] type, string[] harm, string? withdrawn, string[] flag, string? words, int number = 1)
    {
        if (await people.FindAsync() is not { } person || !EventAccess.SeesAll(person)) return StatusCode(StatusCodes.Status403Forbidden);
        Person = person;
        Filter = EventFilter.From(type, harm, withdrawn, flag, words);
        Passed = await list.PassedAsync(person);
        Records = await list.AllAsync(person, Filter, number);
        return Page();
    }
}
