using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Review;

/// <summary>An event as far as it is held against others of its organisation.</summary>
/// <param name="Kind">See <see cref="SeveralSoon.KindOf"/>; null where nothing tells what kind it is.</param>
public sealed record RecordedKind(Guid Id, DateTime RecordedAt, string? Kind);

/// <summary>Finds events of the same kind in a short time: the pattern that nobody sees who looks at one record after the other.</summary>
public static class SeveralSoon
{
    /// <summary>What kind of event it is, by the coded answers that the rule names; null where none of them is answered.</summary>
    public static string? KindOf(EventAnswers answers, SeveralRule rule)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(rule);
        var said = rule.Alike.Where(question => answers.All(question).Count > 0).Select(question => $"{question}={string.Join(',', answers.All(question).Order(StringComparer.Ordinal))}").ToList();
        return said.Count == 0 ? null : $"{answers.Type.Slug()};{string.Join(';', said)}";
    }

    /// <summary>How many of the same kind were recorded in the days up to the record, itself among them; null where these are too few to speak of.</summary>
    /// <param name="others">Of the same organisation; the record may be among them.</param>
    public static int? Count(RecordedKind record, IEnumerable<RecordedKind> others, SeveralRule rule)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(rule);
        if (record.Kind is null) return null;
        var from = record.RecordedAt.AddDays(-rule.Days);
        var count = 1 + others.Count(other => other.Id != record.Id && other.Kind == record.Kind && other.RecordedAt >= from && other.RecordedAt <= record.RecordedAt);
        return count >= rule.Least ? count : null;
    }
}
