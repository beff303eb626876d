using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LearnSafe.Features.Events;

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

    /// <summary>Names the key without giving it away.</summary>
    public string Fingerprint { get; } = Convert.ToHexStringLower(HMACSHA256.HashData(key, "learnsafe key ring"u8))[..16];

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(16);

    public static byte[] ContentDigest(byte[] salt, string content)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(salt);
        Append(digest, content);
        return digest.GetHashAndReset();
    }

    /// <summary>
    /// Over all that makes a revision what it is, so that no part can be changed and no two can change places: which record of which
    /// organisation, who, when, why and what.
    /// </summary>
    public static byte[] RevisionDigest(byte[] salt, EventRevision revision, Guid organisationId, string reference)
    {
        ArgumentNullException.ThrowIfNull(revision);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(salt);
        Span<byte> facts = stackalloc byte[64];
        revision.EventId.TryWriteBytes(facts, bigEndian: true, out _);
        organisationId.TryWriteBytes(facts[16..], bigEndian: true, out _);
        (revision.ActorId ?? Guid.Empty).TryWriteBytes(facts[32..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(facts[48..], revision.Number);
        facts[52] = (byte)revision.Kind;
        facts[53] = (byte)revision.ActorKind;
        BinaryPrimitives.WriteInt64BigEndian(facts[54..], Microseconds(revision.At));
        digest.AppendData(facts[..62]);
        Append(digest, reference);
        Append(digest, revision.Reason ?? "");
        Append(digest, revision.Answers ?? "");
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
        BinaryPrimitives.WriteInt64BigEndian(number, Microseconds(entry.At));
        link.AppendData(number);
        Append(link, entry.ActorKind.ToString());
        Append(link, entry.ActorId?.ToString("D", CultureInfo.InvariantCulture) ?? "");
        Append(link, entry.Action);
        Append(link, entry.SubjectId?.ToString("D", CultureInfo.InvariantCulture) ?? "");
        link.AppendData(entry.Digest);
        foreach (var digest in revisionDigests.Order(ByBytes)) link.AppendData(digest);
        return link.GetHashAndReset();
    }

    /// <summary>PostgreSQL keeps no finer time, and digests must verify on every engine.</summary>
    private static long Microseconds(DateTime at) => at.Ticks / TimeSpan.TicksPerMicrosecond;

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
