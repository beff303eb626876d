using LearnSafe.Domain.Access;
using LearnSafe.Domain.Responses;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>A peer's review of how good a response is, and those that others wrote.</summary>
[May(Permission.LeadResponses)]
public sealed class QualityModel(ResponseDirectory reading, QualityService quality, CurrentPersonService people) : ResponsePage(reading, people)
{
    private const int LongestComment = 2000;

    public IReadOnlyList<ReadableQuality> Reviews { get; private set; } = [];

    /// <summary>The person's own; null where they have written none.</summary>
    public ReadableQuality? Own { get; private set; }

    /// <summary>Those of the person's own review, else the newest.</summary>
    public QualityCriteria Criteria => Own?.Criteria ?? quality.Newest;

    public bool MayReview => ResponseAccess.MayReview(Person, Known.Response);

    [BindProperty]
    public string? Overall { get; set; }

    [BindProperty]
    public string? Agreed { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    private protected override bool MayOpen() => ResponseAccess.SeesAll(Person);

    public async Task OnGetAsync()
    {
        await ShowAsync();
        (Overall, Agreed, Seen) = (Own?.Text.Overall, Own?.Text.Agreed, Own?.Revision ?? 0);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!MayReview) return StatusCode(StatusCodes.Status403Forbidden);
        await ShowAsync();
        List<QualityMark> marks = [];
        foreach (var criterion in Criteria.All)
        {
            var comment = Typed(CommentKey(criterion));
            Judge(CommentKey(criterion), comment, null, LongestComment);
            marks.Add(new QualityMark(criterion.Name, Enum.TryParse<QualityRating>(Typed(RatingKey(criterion)), out var rating) && Enum.IsDefined(rating) ? rating : null, comment));
        }

        Judge(nameof(Overall), Overall, null, LongestComment);
        Judge(nameof(Agreed), Agreed, null, LongestComment);
        if (marks.TrueForAll(mark => mark.Rating is null) && Overall is null) ModelState.AddModelError(nameof(Overall), "Rate something, or write what you think overall");
        if (!ModelState.IsValid) return Refused();
        return await AnswerAsync(await quality.SaveAsync(Person, ResponseId, Seen, Criteria.Version, new QualityText(marks, Overall, Agreed)), "Your review is kept", ResponseLinks.Quality(ResponseId), "You changed this review in another window. What you typed here is not saved yet");
    }

    public string? Rating(QualityCriterion criterion) => Typed(RatingKey(criterion)) ?? Mark(criterion)?.Rating?.ToString();

    public string? Comment(QualityCriterion criterion) => Typed(CommentKey(criterion)) ?? Mark(criterion)?.Comment;

    public static string RatingKey(QualityCriterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return $"rating.{criterion.Name}";
    }

    public static string CommentKey(QualityCriterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return $"comment.{criterion.Name}";
    }

    private QualityMark? Mark(QualityCriterion criterion) => Own?.Text.Marks.FirstOrDefault(mark => mark.Criterion == criterion.Name);

    private string? Typed(string key) => Request.HasFormContentType && Request.Form[key].ToString().Trim() is { Length: > 0 } typed ? Domain.Lfpse.WritableText.Of(typed) : null;

    private async Task ShowAsync()
    {
        Reviews = await quality.OfAsync(ResponseId);
        Own = Reviews.FirstOrDefault(review => review.ReviewerId == Person.Id);
    }
}
