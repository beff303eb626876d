using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events;

/// <summary>Takes words and files that name somebody out of a record and out of its past, for those who may put right the records of others.</summary>
public sealed class PutRightModel(EventService events, CurrentPersonService people, PutRightService service, AttachmentService attachments) : RecordPage(events, people)
{
    private const int Shortest = 2;

    [BindProperty]
    public IReadOnlyList<string> Chosen { get; set; } = [];

    [BindProperty]
    [StringLength(2000, ErrorMessage = "The words must be 2,000 characters or fewer")]
    public string? Words { get; set; }

    [BindProperty]
    public IReadOnlyList<Guid> Attachments { get; set; } = [];

    [BindProperty]
    [Required(ErrorMessage = "Enter why they are taken away")]
    [StringLength(500, ErrorMessage = "The reason must be 500 characters or fewer")]
    public string? Reason { get; set; }

    /// <summary>The revision that was on screen.</summary>
    [BindProperty]
    public int Expected { get; set; }

    public IReadOnlyList<string> Suggestions { get; private set; } = [];

    public IReadOnlyList<AttachmentRow> Files { get; private set; } = [];

    private protected override bool MayOpen() => Person.May(Permission.ReviseRecords) && EventAccess.SeesAll(Person);

    public Task OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        List<string> words = [.. Chosen.Concat((Words ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (words.Count == 0 && Attachments.Count == 0) ModelState.AddModelError(nameof(Words), "Enter the words to take away, or select a file");
        if (words.Exists(word => word.Length < Shortest)) ModelState.AddModelError(nameof(Words), "Each line must have 2 characters or more: a single letter would be taken out of every word");
        if (Reason is { } reason && (words.Exists(word => reason.Contains(word, StringComparison.OrdinalIgnoreCase)) || PrivacyCheck.Find(reason).Count > 0))
            ModelState.AddModelError(nameof(Reason), "Take names and numbers out of the reason: it stays in the history");
        if (ModelState.IsValid)
        {
            var status = await service.TakeAwayAsync(Person.OrganisationId, RecordId, Expected, words, Attachments, Reason!, Actor.Person(Person.Id));
            if (status == PutRightStatus.Done)
            {
                TempData.Say("The words are taken away");
                return Redirect(RecordLinks.Record(RecordId));
            }

            ModelState.AddModelError(status == PutRightStatus.NothingFound ? nameof(Words) : "", Sentence(status));
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        await ShowAsync();
        return Page();
    }

    private static string Sentence(PutRightStatus status) => status switch
    {
        PutRightStatus.NothingFound => "These words stand nowhere in the record. Enter them as they are written there",
        PutRightStatus.OnHold => "A legal hold keeps this record as it is. Release the hold first",
        _ => "Somebody changed this record while you were here. Nothing was taken away: look at it again",
    };

    private async Task ShowAsync() => (Suggestions, Files) = (await service.SuggestionsAsync(RecordId), await attachments.ListAsync(RecordId));
}
