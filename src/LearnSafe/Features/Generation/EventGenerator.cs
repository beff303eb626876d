using System.Buffers.Binary;
using System.Globalization;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Events;

namespace LearnSafe.Features.Generation;

/// <summary>
/// Makes plausible records. Everything of a record is drawn from the seed and its index, so the same seed, number and period give the
/// same records, ids and times included.
/// </summary>
public sealed class EventGenerator(GenerationPhrases phrases, int taxonomyVersion, long seed, long events, EventMix mix, GenerationPeriod period, IReadOnlyList<GeneratedOrganisation> organisations)
{
    private readonly AnswerGenerator answers = new(phrases, taxonomyVersion, mix);

    public GeneratedEvent Make(long index)
    {
        var chance = new Chance(seed, index);
        var organisation = Organisation(chance);
        var recordedAt = RecordedAt(chance, index);
        return new GeneratedEvent(Id(chance, recordedAt), Reference(index), organisation, recordedAt, answers.Make(chance, organisations[organisation], recordedAt));
    }

    /// <summary>Organisations differ in how much they record: the first of ten records several times what the last does.</summary>
    private int Organisation(Chance chance) => Math.Min(chance.Below(organisations.Count), chance.Below(organisations.Count));

    /// <summary>In order over the period, so that ids and time go together as in life; in working hours mostly.</summary>
    private DateTime RecordedAt(Chance chance, long index)
    {
        var days = (period.To - period.From).Days;
        var day = period.From.AddDays((int)(days * (index / (double)events)));
        var second = chance.Percent(92) ? (8 * 3600) + chance.Below(10 * 3600) : chance.Below(24 * 3600);
        return day.AddSeconds(second).AddMilliseconds(chance.Below(1000));
    }

    /// <summary>A version-7 id whose time is the record's and whose rest comes from the seed.</summary>
    private static Guid Id(Chance chance, DateTime at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)new DateTimeOffset(at).ToUnixTimeMilliseconds() << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | chance.Below(0x1000)));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (chance.Next() >> 2) | 0x8000000000000000);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>
    /// The numbers from a place that the seed chooses, shuffled by a four-round Feistel cipher over forty bits: no two records of one
    /// seed share a reference, and two seeds hardly ever do, which random ones would at a million.
    /// </summary>
    private string Reference(long index)
    {
        const ulong all = (1UL << 40) - 1;
        var number = (Chance.Mix((ulong)seed + 1) + (ulong)index) & all;
        var (left, right) = ((uint)(number >> 20), (uint)(number & 0xFFFFF));
        for (var round = 1u; round <= 4; round++) (left, right) = (right, left ^ (uint)(Chance.Mix(right + ((ulong)round << 32)) & 0xFFFFF));
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)left << 20) | right);
        return EventReference.New(bytes[3..]);
    }
}

/// <summary>From the first day to before the last.</summary>
public readonly record struct GenerationPeriod(DateTime From, DateTime To)
{
    /// <summary>Five years of LFPSE; fixed, so that a seed means the same records whenever it is used.</summary>
    public static readonly GenerationPeriod FiveYears = new(new DateTime(2021, 7, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd} to {To:yyyy-MM-dd}");
}

/// <summary>Whom records are generated for.</summary>
public sealed record GeneratedOrganisation(string Code, string Name, CareSetting Setting, bool DataSharingOptOut = false);
