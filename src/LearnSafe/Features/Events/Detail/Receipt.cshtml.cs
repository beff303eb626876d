using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Search;
using LearnSafe.Features.Shared.Nhsuk;

namespace LearnSafe.Features.Events.Detail;

/// <summary>What follows a submitted record: its reference, what cannot wait, and the detail that can be added.</summary>
public sealed class ReceiptModel(EventService events, CurrentPersonService people, KeepFromService keep, ProgressService progress, LfpseContent lfpse, SimilarWhileWriting similar) : RecordPage(events, people)
{
    public IReadOnlyList<TaskItem> Tasks { get; private set; } = [];

    /// <summary>Its reporter has just recorded it: nothing has been changed since.</summary>
    public bool IsNew => Record.Event.CurrentRevision == 1 && Record.Event.ReporterId == Person.Id;

    public bool ReachedPatient => Record.Event is { Type: EventType.Incident or EventType.Outcome, PatientCount: > 0 };

    public bool IsImminent => Record.Answers.First("RiskImminent") == "y";

    public bool MayLeavePatientNumber => EventAccess.MayKeepPatientNumber(Person, Record.Event);

    /// <summary>Null where the record is kept from nobody.</summary>
    public KeptState? Kept { get; private set; }

    /// <summary>For its reporter, who comes back to see it.</summary>
    public RecordProgress? Progress { get; private set; }

    /// <summary>What was told before that is like it: a quick start has no page to check, so this is where it is said to everybody.</summary>
    public ToldBefore ToldBefore { get; private set; } = ToldBefore.Nothing;

    public async Task OnGetAsync()
    {
        if (IsNew) ToldBefore = await similar.OfAsync(Person, Record.Answers.Description, EventLinks.Receipt(RecordId), RecordId);
        if (Record.Event.ReporterId == Person.Id) Progress = await progress.OfAsync(Record.Event) with { NamesReviewer = true };
        Kept = await keep.FindAsync(Record.Event);
        if (EventAccess.MayRevise(Person, Record.Event) && DetailTasks.Open(lfpse, Record.Answers) is { } open) Tasks = DetailTasks.Items(Record.Event.Id, open);
    }
}
