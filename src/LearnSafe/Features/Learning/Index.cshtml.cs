using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.Learning;

/// <summary>What is shared with the reader, to be found by words.</summary>
[May(Permission.ReadLearning)]
public sealed class IndexModel(LearningLibraryService reading, CurrentPersonService people, LfpseContent lfpse) : LearningPage(people)
{
    /// <summary>Characters of a question that count.</summary>
    private const int LongestQuestion = 200;

    public LibraryFilter Filter { get; private set; } = new(null, null, null);

    public LibraryPage Found { get; private set; } = null!;

    public bool MayWrite => LearningAccess.MayWrite(Person);

    public bool IsFiltered => Filter != new LibraryFilter(null, null, null);

    public IEnumerable<SelectItem> Services => [new("", "All"), .. CareSettings.All.Select(setting => new SelectItem(setting.ToString(), setting.Title()))];

    public IEnumerable<SelectItem> Involved => [new("", "All"), .. SummaryWords.InvolvedChoices(lfpse).Select(concept => new SelectItem(concept.Code, concept.Display))];

    public async Task OnGetAsync(string? words, string? service, string? involved, int number = 1)
    {
        Filter = new LibraryFilter(
            string.IsNullOrWhiteSpace(words) ? null : words.Trim()[..Math.Min(words.Trim().Length, LongestQuestion)],
            Services.Any(item => item.Value == service && item.Value is { Length: > 0 }) ? service : null,
            Involved.Any(item => item.Value == involved && item.Value is { Length: > 0 }) ? involved : null);
        Found = await reading.LibraryAsync(Person, Filter, number);
    }

    public string PageOf(int number) => $"{LearningLinks.Library}?words={Uri.EscapeDataString(Filter.Words ?? "")}&service={Filter.Service}&involved={Filter.Involved}&number={number}";
}
