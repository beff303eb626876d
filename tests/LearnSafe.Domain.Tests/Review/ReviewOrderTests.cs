using LearnSafe.Domain.Review;

namespace LearnSafe.Domain.Tests.Review;

public sealed class ReviewOrderTests
{
    private static readonly DateTime Day = new(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void InOrder_UrgentFirstThenOldest()
    {
        ReviewPlace[] mixed =
        [
            Place(ReviewUrgency.Usual, 0), Place(ReviewUrgency.Usual, 300), Place(ReviewUrgency.VeryConcerned, 1), Place(ReviewUrgency.Fatal, 0), Place(ReviewUrgency.Severe, 2),
            Place(ReviewUrgency.Severe, 9), Place(ReviewUrgency.Safeguarding, 40),
        ];
        Assert.Equal(
            ["Fatal 0", "Severe 9", "Severe 2", "Safeguarding 40", "VeryConcerned 1", "Usual 300", "Usual 0"],
            ReviewOrder.InOrder(mixed.AsQueryable()).AsEnumerable().Select(place => FormattableString.Invariant($"{place.Urgency} {(Day - place.RecordedAt).Days}")));
    }

    private static ReviewPlace Place(ReviewUrgency urgency, int daysAgo) => new() { Id = Guid.NewGuid(), Urgency = urgency, RecordedAt = Day.AddDays(-daysAgo) };

    [Theory]
    [InlineData("incident InvolvedAgents=4 Process=5", "0 3 14", 4)]
    [InlineData("incident InvolvedAgents=4 Process=5", "0 15", null)]
    [InlineData("incident InvolvedAgents=4 Process=5", "", null)]
    [InlineData("incident InvolvedAgents=4 Process=5", "1 -1", null)]
    [InlineData("incident", "0 1 2", null)]
    public void Several_CountsThoseOfTheSameKindInTheDaysBefore(string said, string daysBefore, int? count)
    {
        var rule = Said.Shipped.Several;
        var kind = SeveralSoon.KindOf(Said.Answers(said), rule);
        var record = new RecordedKind(Guid.NewGuid(), Day, kind);
        var others = daysBefore.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(days => new RecordedKind(Guid.NewGuid(), Day.AddDays(-int.Parse(days, System.Globalization.CultureInfo.InvariantCulture)), kind));
        Assert.Equal(count, SeveralSoon.Count(record, others.Append(record), rule));
    }

    [Theory]
    [InlineData("incident InvolvedAgents=4,9 Process=5", "incident Process=5 InvolvedAgents=9,4 DetectionPoint=3", true)]
    [InlineData("incident InvolvedAgents=4", "incident InvolvedAgents=4 Process=5", false)]
    [InlineData("incident InvolvedAgents=4", "risk InvolvedAgents=4", false)]
    public void Kind_IsTheCodedAnswersInAnyOrder(string one, string other, bool same) =>
        Assert.Equal(same, SeveralSoon.KindOf(Said.Answers(one), Said.Shipped.Several) == SeveralSoon.KindOf(Said.Answers(other), Said.Shipped.Several));

    [Theory]
    [InlineData("", null, 0)]
    [InlineData("5", "within a day", 1)]
    [InlineData("24 30", "1 day", 2)]
    [InlineData("1 2 500", "within a day", 3)]
    [InlineData("24 72 240 2400", "3 days", 4)]
    [InlineData("-5", "within a day", 1)]
    public void ServiceLevel_IsTheMedianInWholeDays(string hours, string? text, int records)
    {
        var level = ServiceLevel.Of(hours.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => TimeSpan.FromHours(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal((text, records), (level?.Text, level?.Records ?? 0));
    }
}
