using System.Text.Json;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Engagement;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.SubjectAccess;

/// <summary>Finds what is held on one person, lets the reviewer decide on each item, and shows what is handed over. Nothing of it is stored, and nothing stands in an address.</summary>
[May(Permission.AnswerSubjectAccess)]
[RequestFormLimits(ValueCountLimit = 4096)]
public sealed class IndexModel(SubjectAccessService service, EngagementReadingService engagement, CurrentPersonService people, TimeProvider clock) : OrganisationPage(people)
{
    private const int Shortest = 3;

    public static readonly IReadOnlyList<RadioItem> Decisions = [new("redact", "Hand over the text below"), new("keep", "Hand it over as it stands"), new("leave", "Leave it out")];

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    /// <summary>To be reviewed.</summary>
    public HeldOnPerson? Found { get; private set; }

    /// <summary>Engagements, which are not searched: their leads are asked.</summary>
    public IReadOnlyList<(string Reference, string Lead)> Engagements { get; private set; } = [];

    /// <summary>What is handed over.</summary>
    public IReadOnlyList<HeldItem>? Answer { get; private set; }

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync() => await FindAsync() ? Page() : Refused();

    /// <param name="as"><c>json</c>, or anything else for the page.</param>
    public async Task<IActionResult> OnPostAnswerAsync(string? @as)
    {
        if (!await FindAsync()) return Refused();
        // From what is held now, and not from what the page sent back: only the redacted words are the reviewer's own.
        List<HeldItem> answer = [];
        foreach (var item in Found!.Items)
        {
            switch ((string?)Request.Form[$"decide-{item.Id}"])
            {
                case "keep": answer.Add(item); break;
                case "redact": answer.Add(item with { Text = (string?)Request.Form[$"text-{item.Id}"] ?? item.Proposed }); break;
            }
        }

        await service.AnsweredAsync(OrganisationId, answer.Count, Actor);
        Answer = answer;
        if (@as != "json") return Page();
        var json = JsonSerializer.SerializeToUtf8Bytes(new { organisation = Person.OrganisationName, at = Now, items = answer.Select(item => new { item.Where, item.At, item.Text }) }, JsonSerializerOptions.Web);
        Response.Headers.CacheControl = "no-store";
        return File(json, "application/json", "subject-access.json");
    }

    private async Task<bool> FindAsync()
    {
        List<string> words = [.. (Words ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (Email is null == (words.Count == 0)) ModelState.AddModelError(nameof(Email), "Enter either an email address, or names and numbers to look for");
        else if (words.Exists(word => word.Length < Shortest)) ModelState.AddModelError(nameof(Words), "Each name or number must have 3 characters or more");
        else if (Email is not null && (Found = await service.OfAccountAsync(OrganisationId, Person.Id, Email, Person.May(Permission.SeeReporters))) is null) ModelState.AddModelError(nameof(Email), "Nobody with that address has had a role in this organisation");
        else if (Email is null) Found = await service.OfWordsAsync(OrganisationId, Person.Id, words);
        if (ModelState.IsValid) Engagements = await engagement.WhoToAskAsync(Person);
        return ModelState.IsValid;
    }
}
