using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Generation;

/// <summary>A record that was made up, ready to be stored.</summary>
/// <param name="Organisation">Index into the organisations that the generator was given.</param>
public sealed record GeneratedEvent(Guid Id, string Reference, int Organisation, DateTime RecordedAt, EventAnswers Answers);
