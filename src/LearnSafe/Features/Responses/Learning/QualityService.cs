using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Responses;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>How one quality was judged.</summary>
public sealed record QualityMark(string Criterion, QualityRating? Rating, string? Comment);

/// <summary>What a peer reviewer wrote.</summary>
public sealed record QualityText(IReadOnlyList<QualityMark> Marks, string? Overall, string? Agreed);

/// <summary>A peer review, readable.</summary>
public sealed record ReadableQuality(Guid ReviewerId, string Reviewer, QualityCriteria Criteria, int Revision, DateTime At, QualityText Text);

/// <summary>Peers review how good a response is; each writes a review of their own.</summary>
public sealed class QualityService(ResponseChangeService changes, IDbContextFactory<LearnSafeContext> contexts, IReadOnlyDictionary<int, QualityCriteria> criteria, LocalEncryption encryption)
{
    public QualityCriteria Newest => criteria[criteria.Keys.Max()];

    public async Task<IReadOnlyList<ReadableQuality>> OfAsync(Guid responseId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.ResponseQuality.AsNoTracking().Where(review => review.ResponseId == responseId)
            .Join(context.Users, review => review.ReviewerId, person => person.Id, (review, person) => new { Review = review, person.DisplayName }).ToListAsync();
        return
        [
            .. found.OrderBy(one => one.Review.EditedAt).Select(one => new ReadableQuality(
                one.Review.ReviewerId, one.DisplayName, criteria[one.Review.CriteriaVersion], one.Review.Revision, one.Review.EditedAt,
                JsonSerializer.Deserialize<QualityText>(encryption.DecryptText(ResponseQuality.Purpose(responseId, one.Review.ReviewerId), one.Review.Encrypted))!)),
        ];
    }

    /// <param name="seen">The number of the reviewer's own review when the page was shown; 0 where there was none.</param>
    public Task<ResponseOutcome> SaveAsync(CurrentPerson person, Guid responseId, int seen, int version, QualityText text)
    {
        ArgumentNullException.ThrowIfNull(person);
        var encrypted = encryption.Encrypt(ResponseQuality.Purpose(responseId, person.Id), JsonSerializer.Serialize(text));
        return changes.MakeAsync(
            person, responseId, HistoryActions.ResponseReviewed, async change =>
            {
                var review = await change.Context.ResponseQuality.FirstOrDefaultAsync(known => known.ResponseId == responseId && known.ReviewerId == person.Id);
                if ((review?.Revision ?? 0) != seen) return null;
                if (review is null) change.Context.ResponseQuality.Add(new ResponseQuality { ResponseId = responseId, ReviewerId = person.Id, CriteriaVersion = version, Encrypted = encrypted, EditedAt = change.Now });
                else (review.Encrypted, review.EditedAt, review.Revision) = (encrypted, change.Now, seen + 1);
                return ["ratings", "comments"];
            }, finishedToo: true);
    }
}
