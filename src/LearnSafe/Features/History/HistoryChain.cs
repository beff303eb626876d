using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LearnSafe.Features.History;

/// <summary>
/// The digests of the history. A link is HMAC-SHA-256 under a key that is not in the database, over the previous link, the entry's own
/// facts, the digest of its content and the digests of the revisions it made. Contents are digested with a random salt, so that
/// erasing content and salt leaves nothing to guess from and a chain that still verifies.
/// </summary>
public sealed class HistoryChain(byte[] key)
{
    /// <summary>What the first entry follows.</summary>
    public static readonly byte[] Beginning = new byte[32];

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(16);

    public static byte[] ContentDigest(byte[] salt, string content)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(salt);
        Append(digest, content);
        return digest.GetHashAndReset();
    }

    /// <summary>The identity of the revision is part of its digest, so that two revisions cannot change places.</summary>
    public static byte[] RevisionDigest(byte[] salt, Guid eventId, int number, Events.RevisionKind kind, string? reason, string answers)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(salt);
        Span<byte> identity = stackalloc byte[24];
        eventId.TryWriteBytes(identity, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(identity[16..], number);
        BinaryPrimitives.WriteInt32BigEndian(identity[20..], (int)kind);
        digest.AppendData(identity);
        Append(digest, reason ?? "");
        Append(digest, answers);
        return digest.GetHashAndReset();
    }

    /// <param name="revisionDigests">Of the revisions that the entry made, in any order: no two engines sort ids alike, so they are linked in the order of their bytes.</param>
    public byte[] Link(ReadOnlySpan<byte> previous, HistoryEntry entry, IEnumerable<byte[]> revisionDigests)
    {
        using var link = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        link.AppendData(previous);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, entry.Sequence);
        link.AppendData(number);
        // Microseconds: PostgreSQL keeps no finer time, and the link must verify on every engine.
        BinaryPrimitives.WriteInt64BigEndian(number, entry.At.Ticks / TimeSpan.TicksPerMicrosecond);
        link.AppendData(number);
        Append(link, entry.ActorKind.ToString());
        Append(link, entry.ActorId?.ToString("D", CultureInfo.InvariantCulture) ?? "");
        Append(link, entry.Action);
        Append(link, entry.SubjectId?.ToString("D", CultureInfo.InvariantCulture) ?? "");
        link.AppendData(entry.Digest);
        foreach (var digest in revisionDigests.Order(ByBytes)) link.AppendData(digest);
        return link.GetHashAndReset();
    }

    private static readonly Comparer<byte[]> ByBytes = Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right));

    /// <summary>With its length in front, so that no two lists of texts run together to the same bytes.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}

/// <summary>The end of the chain: what a backup carries and <c>history verify --head</c> proves.</summary>
public sealed record HistoryHead(long Sequence, byte[] Link)
{
    public static readonly HistoryHead Empty = new(0, HistoryChain.Beginning);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Convert.ToHexStringLower(Link)}");

    public static HistoryHead? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Trim().Split(':');
        return parts.Length == 2 && parts[1].Length == 64 && parts[1].All(char.IsAsciiHexDigit)
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new HistoryHead(sequence, Convert.FromHexString(parts[1])) : null;
    }
}
