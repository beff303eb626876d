using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Search;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Responses.Learning;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events;

/// <summary>Where a person starts: record something, go on with a draft, look something up that they recorded.</summary>
[May(Permission.RecordEvents, Permission.ReadRecords)]
public sealed class IndexModel(EventList list, DraftList drafts, ResponseDirectory responses, CurrentPersonService people, RecordActionsService actions, LfpseContent lfpse) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    public IReadOnlyList<DraftRow> Drafts { get; private set; } = [];

    public PageOf<EventListRow> Records { get; private set; } = new([], 0, 1);

    /// <summary>Open safety actions that the person looks after.</summary>
    public int OwnActions { get; private set; }

    /// <summary>The learning responses in which they take part.</summary>
    public IReadOnlyList<ResponseRow> Responses { get; private set; } = [];

    /// <summary>What is searched for in the person's own records; null where nothing is.</summary>
    public string? Words { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? words, int number = 1)
    {
        if (await people.FindAsync() is not { } person) return StatusCode(StatusCodes.Status403Forbidden);
        Person = person;
        Drafts = [.. (await drafts.MineAsync(person)).Select(draft => new DraftRow(draft, Name(draft)))];
        Responses = await responses.ListAsync(person, ResponseList.Mine);
        Words = SearchQuery.Typed(words);
        Records = await list.MineAsync(person, number, Words);
        OwnActions = await actions.CountOwnAsync(person);
        return Page();
    }

    /// <summary>By its quick start where it began from one; a revision is named as one.</summary>
    private string Name(Draft draft)
    {
        var quickStart = lfpse.QuickStarts.GetValueOrDefault(draft.TaxonomyVersion)?.FirstOrDefault(start => start.Name == draft.QuickStart)?.Title;
        return draft.EventId is null ? quickStart ?? draft.Type.Title() : $"Change to a record ({draft.Type.Title()})";
    }
}
