using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Review;

namespace LearnSafe.Domain.Tests.Review;

/// <summary>Answers in one line: <c>incident LevelOfConcern=5 / PhysicalHarm=1 AgeAtTimeOfIncidentDays=372 / …</c>, a patient after each stroke.</summary>
internal static class Said
{
    public static readonly ReviewSigns Shipped = ReviewSigns.Load(Path.Combine(AppContext.BaseDirectory, "content"));

    public static EventAnswers Answers(string line)
    {
        var parts = line.Split('/');
        var first = parts[0].Trim().Split(' ', 2);
        return new EventAnswers { TaxonomyVersion = 5, Type = EventTypes.FromSlug(first[0])!.Value, Values = Set(first.Length > 1 ? first[1] : ""), Patients = [.. parts.Skip(1).Select(Set)] };
    }

    private static AnswerSet Set(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(AnswerSet.Empty, (set, answer) => set.With(answer.Split('=')[0], answer.Split('=')[1].Split(',')));
}
