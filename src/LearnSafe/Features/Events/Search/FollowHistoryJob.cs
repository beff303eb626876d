using LearnSafe.Platform.Jobs;

namespace LearnSafe.Features.Events.Search;

/// <summary>Brings the index of words up to what was recorded.</summary>
public sealed class FollowHistoryJob(SearchIndexer indexer, TimeProvider clock, ILogger<FollowHistoryJob> log)
    : RepeatedJob(TimeSpan.FromSeconds(1), "Records could not be made ready to be searched", clock, log)
{
    protected override bool AtStart => true;

    protected override Task<int> DoAsync(CancellationToken cancellation) => indexer.CatchUpAsync(cancellation);
}
