using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Questions;
using LearnSafe.Features.Events.Record;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Detail;

/// <summary>Where a change to a record begins. Nothing is kept before it is sent.</summary>
public sealed class ReviseModel(EventService events, CurrentPersonService people, ReviseJourney journey, LfpseContent lfpse) : RecordPage(events, people)
{
    public AskView? View { get; private set; }

    public bool HasBegun { get; private set; }

    /// <summary>The type of event as it stands in the change.</summary>
    public EventType Type { get; private set; }

    public IEnumerable<RadioItem> Types => EventTypes.All.Select(type => new RadioItem(type.Slug(), type.Title(), TypeWords.Meaning(type)));

    private protected override bool MayOpen() => EventAccess.MayRevise(Person, Record.Event) && DetailTasks.Open(lfpse, Record.Answers) is not null;

    public async Task OnGetAsync()
    {
        var begun = await journey.BegunAsync(Person, RecordId);
        (HasBegun, Type) = (begun is not null, begun?.Answers.Type ?? Record.Answers.Type);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var answer = await journey.SendAsync(Person, Record, FieldValues.Of(Request.Form));
        if (answer.Href is { } href) return LocalRedirect(href);
        if (answer.View is null) return NotFound();
        View = answer.View;
        return Page();
    }
}
