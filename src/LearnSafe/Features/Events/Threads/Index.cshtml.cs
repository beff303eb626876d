using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.Events.Threads;

/// <summary>What others ask the organisation, and what it asks others.</summary>
[May(Permission.ShareRecords)]
public sealed class IndexModel(ThreadReading reading, CurrentPersonService people, TimeProvider clock) : OrganisationPage(people)
{
    public bool Sent { get; private set; }

    public PageOf<ThreadRow> Threads { get; private set; } = null!;

    public DateOnly Today => UkTime.Today(clock);

    /// <summary>"2 wait for an answer, and 1 of them is overdue."</summary>
    public string Count { get; private set; } = "";

    public async Task OnGetAsync(string? show, int number)
    {
        Sent = show == "sent";
        Threads = await reading.ListAsync(Person, Sent, number);
        var (waiting, overdue) = await reading.WaitingAsync(Person, Sent);
        Count = waiting == 0 ? "None waits for an answer." : $"{waiting} {(waiting == 1 ? "waits" : "wait")} for an answer{(overdue == 0 ? "" : $", and {overdue} of them {(overdue == 1 ? "is" : "are")} overdue")}.";
    }
}
