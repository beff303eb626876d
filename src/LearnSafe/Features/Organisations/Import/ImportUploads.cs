using System.Collections.Concurrent;

namespace LearnSafe.Features.Organisations.Import;

/// <summary>Keeps the file that somebody has just had looked at until they confirm it: one a person, in memory, for half an hour.</summary>
public sealed class ImportUploads(TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<Guid, ImportUpload> kept = new();

    public ImportUpload Keep(Guid person, byte[] content, ImportOptions options)
    {
        foreach (var (other, old) in kept) if (old.At + KeptFor <= clock.GetUtcNow()) kept.TryRemove(new(other, old));
        return kept[person] = new ImportUpload(Guid.NewGuid(), content, options, clock.GetUtcNow());
    }

    /// <summary>Gives the file out once; null where it is another one by now, or too long ago.</summary>
    public ImportUpload? Take(Guid person, Guid id) =>
        kept.TryGetValue(person, out var upload) && upload.Id == id && upload.At + KeptFor > clock.GetUtcNow() && kept.TryRemove(new(person, upload)) ? upload : null;
}

/// <summary>A file that was looked at and waits to be confirmed.</summary>
public sealed record ImportUpload(Guid Id, byte[] Content, ImportOptions Options, DateTimeOffset At);
