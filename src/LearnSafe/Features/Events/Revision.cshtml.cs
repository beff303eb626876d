using System.Globalization;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Records;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events;

/// <summary>One revision as it was, and what it changed.</summary>
public sealed class RevisionModel(EventService events, CurrentPersonService people, RecordReading reading) : RecordPage(events, people)
{
    /// <summary>Oldest first.</summary>
    public IReadOnlyList<EventRecord> Revisions { get; private set; } = [];

    public EventRecord Shown { get; private set; } = null!;

    /// <summary>What it is compared with; null where there is nothing to compare.</summary>
    public EventRecord? Earlier { get; private set; }

    public RecordSummary Summary { get; private set; } = null!;

    public IReadOnlyList<ReadableDifference> Differences { get; private set; } = [];

    public WhoDidIt Who { get; private set; } = null!;

    public IEnumerable<SelectItem> Others => from other in Revisions
                                             where other.Revision.Number != Shown.Revision.Number
                                             select new SelectItem(other.Revision.Number.ToString(CultureInfo.InvariantCulture), $"Revision {other.Revision.Number}");

    /// <param name="since">The revision to compare with; the one before where none is given.</param>
    public async Task<IActionResult> OnGetAsync(int revision, int? since)
    {
        Revisions = await Events.RevisionsAsync(Record.Event.OrganisationId, RecordId);
        if (Revisions.FirstOrDefault(one => one.Revision.Number == revision) is not { } shown) return NotFound();
        Shown = shown;
        var with = since is { } chosen && chosen != revision ? chosen : revision - 1;
        Earlier = Revisions.FirstOrDefault(one => one.Revision.Number == with && !one.Erased && !shown.Erased);
        Summary = await reading.SummaryAsync(shown.Answers);
        Who = new WhoDidIt(Person, Record, await reading.NamesAsync(Revisions.Select(one => one.Revision)));
        if (Earlier is not null) Differences = await reading.DifferencesAsync(Earlier.Answers, shown.Answers);
        return Page();
    }
}
