using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;

namespace LearnSafe.Features.Events.Records;

/// <summary>Who made a revision, as far as the reader may know.</summary>
public sealed class WhoDidIt(CurrentPerson reader, EventRecord record, IReadOnlyDictionary<Guid, string> names)
{
    public string Of(EventRevision revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        return revision.ActorKind switch
        {
            ActorKind.Program => "Another system",
            ActorKind.System => (revision.Kind == RevisionKind.Recorded ? WithoutAccount.Who(record) : null) ?? "LearnSafe",
            _ when revision.ActorId == reader.Id => $"You ({reader.DisplayName})",
            // Anonymous means that nobody is told; else a colleague who put a record right is named to whoever may know its reporter.
            _ when !Anonymous && EventAccess.MaySeeReporter(reader, record.Event) && revision.ActorId is { } id && names.TryGetValue(id, out var name) => name,
            _ => "A member of staff",
        };
    }

    private bool Anonymous => record.Answers.Values.First("IsAnonymous") == "true";
}
