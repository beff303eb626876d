using LearnSafe.Platform.Jobs;

namespace LearnSafe.Features.Events;

/// <summary>Keeps the promise made on the page: a patient's number goes when its time is over.</summary>
public sealed class DeleteExpiredPatientNumbersJob(PatientNumberService numbers, TimeProvider clock, ILogger<DeleteExpiredPatientNumbersJob> log)
    : RepeatedJob(TimeSpan.FromMinutes(10), "Patient numbers whose time is over could not be deleted", clock, log)
{
    protected override bool AtStart => true;

    protected override string? Done => "Patient numbers deleted, their time being over";

    protected override Task<int> DoAsync(CancellationToken cancellation) => numbers.DeleteExpiredAsync(cancellation);
}
