using LearnSafe.Domain.Insight;

namespace LearnSafe.Features.Insight;

/// <summary>Which records are behind a number, for somebody who may know it: the same ones for as long as this is held, however many pages are taken.</summary>
/// <param name="Granted">The question as it was counted. Where its sharpness is <see cref="InsightSharpness.Deidentified"/>, days are shown as months and text is released wording.</param>
public sealed record InsightRecords(InsightMatches Matches, InsightGranted Granted);
