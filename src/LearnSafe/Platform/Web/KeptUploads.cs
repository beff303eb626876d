using System.Collections.Concurrent;

namespace LearnSafe.Platform.Web;

/// <summary>Keeps the file that somebody has just had looked at until they confirm it: one a person, in memory, for half an hour.</summary>
/// <typeparam name="TOptions">How it is to be taken.</typeparam>
public sealed class KeptUploads<TOptions>(TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<Guid, KeptUpload<TOptions>> kept = new();

    public KeptUpload<TOptions> Keep(Guid person, byte[] content, TOptions options)
    {
        foreach (var (other, old) in kept) if (old.At + KeptFor <= clock.GetUtcNow()) kept.TryRemove(new(other, old));
        return kept[person] = new KeptUpload<TOptions>(Guid.NewGuid(), content, options, clock.GetUtcNow());
    }

    /// <summary>Gives the file out once; null where it is another one by now, or too long ago.</summary>
    public KeptUpload<TOptions>? Take(Guid person, Guid id) =>
        kept.TryGetValue(person, out var upload) && upload.Id == id && upload.At + KeptFor > clock.GetUtcNow() && kept.TryRemove(new(person, upload)) ? upload : null;
}

/// <summary>A file that was looked at and waits to be confirmed.</summary>
public sealed record KeptUpload<TOptions>(Guid Id, byte[] Content, TOptions Options, DateTimeOffset At);
