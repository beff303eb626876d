using LearnSafe.Platform.Jobs;

namespace LearnSafe.Features.Events.Threads;

/// <summary>Forgets the addresses of organisations outside once nobody can answer any more.</summary>
public sealed class DeleteOutsideAddressesJob(AnswerLinkService links, TimeProvider clock, ILogger<DeleteOutsideAddressesJob> log)
    : RepeatedJob(TimeSpan.FromHours(1), "Addresses of organisations outside could not be deleted", clock, log)
{
    protected override string? Done => "Addresses of organisations outside deleted, their time being over";

    protected override Task<int> DoAsync(CancellationToken cancellation) => links.DeleteExpiredAsync(cancellation);
}
