using LearnSafe.Domain.Access;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Learning;

/// <summary>A summary as others will read it, and what is done with it: published, put before a second person, sent back, withdrawn.</summary>
[May(Permission.PublishLearning)]
public sealed class PublishModel(LearningService service, LearningWriting writing, SummaryReachService reaches, CurrentPersonService people, LfpseContent lfpse) : WritingPage(people)
{
    public WorkedOn Work { get; private set; } = null!;

    /// <summary>Words that look like a name or a place and that the writer keeps.</summary>
    public IReadOnlyList<SummaryFinding> Kept { get; private set; } = [];

    /// <summary>The version that was on screen.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public bool IsPublished => Work.Summary.State != SummaryState.Withdrawn && Work.Summary.PublishedVersion == Work.Summary.CurrentVersion;

    public bool Leaves => Work.Version.Scope.LeavesOrganisation();

    public bool IsWriter => Work.Version.WrittenBy == Person.Id;

    public IEnumerable<string> Services => SummaryWords.Services(Work.Version.Services);

    public IEnumerable<string> Involved => SummaryWords.Involved(lfpse, Work.Version.Involved);

    /// <summary>Who is told once it is published, in a sentence; null where it came of no record.</summary>
    public string? Tells
    {
        get
        {
            var untold = Work.Records.Where(record => record.ToldAt is null).ToList();
            if (untold.Count == 0) return null;
            var parts = new[]
            {
                Part(untold, "member of staff by email and on their own pages", "members of staff by email and on their own pages", FeedbackRoute.Account),
                Part(untold, "member of staff on their own pages alone, who asked to stay anonymous", "members of staff on their own pages alone, who asked to stay anonymous", FeedbackRoute.AccountWithoutMail),
                Part(untold, "person by their receipt code", "people by their receipt codes", FeedbackRoute.Receipt),
                Part(untold, "record came from another system, so that nobody can be told", "records came from other systems, so that nobody can be told", FeedbackRoute.NotDeliverable),
            };
            return string.Join("; ", parts.OfType<string>());
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid summary) => await ShowAsync(summary) ? Page() : NotFound();

    public Task<IActionResult> OnPostAskAsync(Guid summary) => ActAsync(summary, service.AskAsync, "A second person is asked. They get an email", LearningLinks.Written);

    public Task<IActionResult> OnPostBackAsync(Guid summary) => ActAsync(summary, service.SendBackAsync, "It is a draft again", LearningLinks.Publish(summary));

    public Task<IActionResult> OnPostPublishAsync(Guid summary) => ActAsync(summary, service.PublishAsync, "It is published, and whoever told us is told", LearningLinks.Summary(summary));

    public Task<IActionResult> OnPostWithdrawAsync(Guid summary) => ActAsync(summary, service.WithdrawAsync, "It is withdrawn", LearningLinks.Written);

    private static string? Part(List<LinkedRecord> records, string one, string many, FeedbackRoute route) =>
        records.Count(record => record.Route == route) switch { 0 => null, 1 => $"1 {one}", var count => $"{count} {many}" };

    private async Task<IActionResult> ActAsync(Guid summary, Func<CurrentPerson, Guid, int, Task<LearningOutcome>> act, string said, string address)
    {
        if (!await ShowAsync(summary)) return NotFound();
        var outcome = await act(Person, summary, Seen);
        if (outcome == LearningOutcome.Done) return Done(said, address);
        ModelState.AddModelError("", outcome switch
        {
            LearningOutcome.NeedsSecondPerson => "It leaves the organisation, so somebody else than its writer publishes it. Ask a second person",
            LearningOutcome.NotDeidentified => "Something in it may say who or where somebody is. Change it first",
            _ => "Somebody else changed or withdrew it meanwhile. This is how it stands now",
        });
        await ShowAsync(summary);
        ModelState.SetModelValue(nameof(Seen), Work.Summary.CurrentVersion, null);
        return Refused();
    }

    private async Task<bool> ShowAsync(Guid summary)
    {
        if (await writing.FindAsync(Person, summary) is not { } work) return false;
        Work = work;
        Kept = [.. SummaryCheck.Find(work.Text, await reaches.OwnNamesAsync(OrganisationId)).DistinctBy(finding => finding.Found)];
        return true;
    }
}
