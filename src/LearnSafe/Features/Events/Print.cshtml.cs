using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Records;

namespace LearnSafe.Features.Events;

/// <summary>A record on paper. Never the patient's number, and the reflection only where its author asks for it.</summary>
public sealed class PrintModel(EventService events, CurrentPersonService people, RecordReading reading, ReflectionService reflections, TimeProvider clock) : RecordPage(events, people)
{
    public RecordSummary Summary { get; private set; } = null!;

    public string RecordedBy { get; private set; } = "";

    public bool HasReflection { get; private set; }

    /// <summary>The reader's own, where it is to be printed.</summary>
    public ReflectionText? Reflection { get; private set; }

    /// <summary>What to reflect on, with what was written; null leaves room to write by hand.</summary>
    public IEnumerable<(string Heading, string? Text)> Prompts => Reflection is null
        ? [("What happened, and what did I learn?", null), ("What will I change?", null)]
        : new[] { ("What happened", Reflection.WhatHappened), ("What I learned", Reflection.WhatILearned), ("What I will change", Reflection.WhatIWillChange) }.Where(part => part.Item2 is not null);

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync(bool reflection = false)
    {
        Summary = await reading.SummaryAsync(Record.Answers);
        var first = (await Events.FindRevisionAsync(Record.Event.OrganisationId, RecordId, 1))!.Revision;
        RecordedBy = Record.Event.ReporterId == Person.Id ? Person.DisplayName : new WhoDidIt(Person, Record, await reading.NamesAsync([first])).Of(first);
        var mine = await reflections.FindAsync(RecordId, Person.Id);
        HasReflection = mine is not null;
        Reflection = reflection ? mine : null;
    }
}
