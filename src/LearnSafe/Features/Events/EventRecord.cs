using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events;

/// <summary>A record together with one of its revisions.</summary>
public sealed class EventRecord
{
    private EventAnswers? answers;

    public required PatientSafetyEvent Event { get; init; }

    public required EventRevision Revision { get; init; }

    /// <summary>The record of the same event that goes on for this one; null where there is none, or it was not asked for.</summary>
    public Guid? JoinedTo { get; init; }

    /// <summary>What was said in this revision; empty answers once they were erased.</summary>
    public EventAnswers Answers => answers ??= Revision.Answers is { } json
        ? EventAnswersJson.Read(json)
        : new EventAnswers { TaxonomyVersion = Event.TaxonomyVersion, Type = Event.Type };

    public bool Erased => Revision.Answers is null;
}
