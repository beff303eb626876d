using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace LearnSafe.Domain.Insight;

/// <summary>
/// A snapshot as a file: sections, each with its kind, its length and a checksum (CRC-32C) over all of it. The last says how many there were,
/// so that a file that was cut off is known as such. Its form has a number; another number is refused, and the snapshot is made anew.
/// </summary>
public static class InsightFile
{
    /// <summary>Of the form of the file. Raised whenever what stands in it, or how it is worked out, changes.</summary>
    public const int Form = 1;

    private const int Head = 1;
    private const int Dictionary = 2;
    private const int Block = 3;
    private const int End = 4;
    private const int SectionHead = 12;
    private const int LongestSection = 1 << 30;

    private static ReadOnlySpan<byte> Magic => "LSINSIGHT"u8;

    /// <summary>Writes a snapshot. The caller puts the file in its place once it is whole.</summary>
    public static void Write(InsightSnapshot snapshot, Stream output)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Magic);
        Section(output, Head, part =>
        {
            part.Number(Form);
            part.Number(snapshot.Cursor.Sequence);
            part.Array<byte>(snapshot.Cursor.Link);
            part.Number(snapshot.Schema.Dimensions.Count);
            part.Number(snapshot.Blocks.Length);
            part.Number(snapshot.Count);
        });
        for (var index = 0; index < snapshot.Sets.Length; index++)
        {
            var (dimension, view) = (snapshot.Schema.Dimensions[index], snapshot.Sets[index]);
            Section(output, Dictionary, part =>
            {
                part.Text(dimension.Name);
                part.Number(view.Values.Length);
                foreach (var value in view.Values) part.Text(value);
                part.Number(view.Sets.Length);
                foreach (var set in view.Sets) part.Array<int>(set);
            });
        }

        for (var index = 0; index < snapshot.Blocks.Length; index++)
        {
            var (block, live) = (snapshot.Blocks[index], snapshot.Live[index]);
            Section(output, Block, part =>
            {
                part.Array<Guid>(block.Ids);
                part.Array<ushort>(block.Order);
                part.Array<ulong>(live);
                foreach (var column in block.Sets.Concat(block.Days)) part.Column(column);
            });
        }

        Section(output, End, part => part.Number(snapshot.Blocks.Length));
    }

    /// <summary>Reads a snapshot.</summary>
    /// <exception cref="InsightException">Why the file is refused: damaged, cut off, of another form, or made for other taxonomies.</exception>
    public static InsightSnapshot Read(InsightSchema schema, Stream input)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(input);
        Span<byte> magic = stackalloc byte[Magic.Length];
        if (input.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || !magic.SequenceEqual(Magic)) throw new InsightException("The file is no snapshot.");
        var sections = new InsightSections(input);
        try
        {
            return Read(schema, sections);
        }
        catch (Exception fault) when (fault is EndOfStreamException or ArgumentException or IndexOutOfRangeException or OverflowException or FormatException)
        {
            throw new InsightException("The file does not hold what its sections promise: it is damaged.", fault);
        }
    }

    private static InsightSnapshot Read(InsightSchema schema, InsightSections sections)
    {
        var head = sections.Next(Head);
        if (head.Number() is var form && form != Form) throw new InsightException($"The file is of form {form}, and this program reads form {Form}.");
        var cursor = new InsightCursor(head.Number(), head.Array<byte>());
        var (dimensions, count, records) = (head.Number(), head.Number(), head.Number());
        if (dimensions != schema.Dimensions.Count) throw new InsightException("The file was made for other taxonomies than this program has.");
        var sets = new InsightSetView[schema.Dimensions.Count];
        for (var index = 0; index < sets.Length; index++)
        {
            var part = sections.Next(Dictionary);
            if (part.Text() != schema.Dimensions[index].Name) throw new InsightException("The file was made for other taxonomies than this program has.");
            var values = part.Many(() => part.Text());
            sets[index] = new InsightSetView(values, part.Many(() => part.Array<int>()));
        }

        if (count > int.MaxValue / InsightBlock.Capacity) throw new InsightException("The file says that it holds more blocks than there can be.");
        var (blocks, live) = (new InsightBlock[count], new ulong[count][]);
        for (var index = 0; index < blocks.Length; index++)
        {
            var part = sections.Next(Block);
            var (ids, order) = (part.Array<Guid>(), part.Array<ushort>());
            live[index] = part.Array<ulong>();
            var columns = new InsightColumn[sets.Length + InsightSchema.Days];
            for (var column = 0; column < columns.Length; column++) columns[column] = part.Column();
            blocks[index] = new InsightBlock(ids, order, columns[..sets.Length], columns[sets.Length..]);
        }

        if (sections.Next(End).Number() != count) throw new InsightException("The file does not end where it should.");
        var snapshot = new InsightSnapshot(schema, sets, blocks, live, cursor);
        return snapshot.Count == records ? snapshot : throw new InsightException("The file does not hold as many records as it says.");
    }

    private static void Section(Stream output, int kind, Action<InsightPart> fill)
    {
        var part = new InsightPart();
        fill(part);
        Span<byte> head = stackalloc byte[SectionHead];
        BinaryPrimitives.WriteInt32LittleEndian(head, kind);
        BinaryPrimitives.WriteInt64LittleEndian(head[4..], part.Written.Length);
        output.Write(head);
        output.Write(part.Written);
        Span<byte> sum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(sum, Checksum(Checksum(0, head), part.Written));
        output.Write(sum);
    }

    private static uint Checksum(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) sum = BitOperations.Crc32C(sum, word);
        foreach (var rest in bytes[(bytes.Length & ~7)..]) sum = BitOperations.Crc32C(sum, rest);
        return sum;
    }

    /// <summary>The sections of a file, one after the other, each checked before anything of it is read.</summary>
    private sealed class InsightSections(Stream input)
    {
        public InsightPart Next(int wanted)
        {
            Span<byte> head = stackalloc byte[SectionHead];
            if (input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) throw new InsightException("The file was cut off.");
            var (kind, length) = (BinaryPrimitives.ReadInt32LittleEndian(head), BinaryPrimitives.ReadInt64LittleEndian(head[4..]));
            if (length is < 0 or > LongestSection || kind != wanted) throw new InsightException("The file is damaged: a section is not what should be there.");
            var bytes = GC.AllocateUninitializedArray<byte>((int)length);
            Span<byte> sum = stackalloc byte[4];
            if (input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length || input.ReadAtLeast(sum, sum.Length, throwOnEndOfStream: false) < sum.Length) throw new InsightException("The file was cut off.");
            if (BinaryPrimitives.ReadUInt32LittleEndian(sum) != Checksum(Checksum(0, head), bytes)) throw new InsightException("The file is damaged: a checksum does not fit.");
            return new InsightPart(bytes);
        }
    }

    /// <summary>What a section holds, while it is written or read.</summary>
    private sealed class InsightPart(byte[]? bytes = null)
    {
        private readonly ArrayBufferWriter<byte> writer = new(bytes is null ? 1 << 16 : 1);
        private int at;

        public ReadOnlySpan<byte> Written => writer.WrittenSpan;

        public void Number(long number)
        {
            BinaryPrimitives.WriteInt64LittleEndian(writer.GetSpan(8), number);
            writer.Advance(8);
        }

        public void Text(string text) => Array<byte>(Encoding.UTF8.GetBytes(text));

        public void Array<T>(ReadOnlySpan<T> items)
            where T : unmanaged
        {
            Number(items.Length);
            writer.Write(MemoryMarshal.AsBytes(items));
        }

        public void Column(InsightColumn column)
        {
            Number((column.Narrow is null ? 0 : 1) | (column.Wide is null ? 0 : 2) | (column.Rows is null ? 0 : 4));
            Array<int>(column.Values);
            if (column.Narrow is not null) Array<byte>(column.Narrow);
            if (column.Wide is not null) Array<ushort>(column.Wide);
            if (column.Rows is not null) Array<ushort>(column.Rows);
        }

        public long Number() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

        public string Text() => Encoding.UTF8.GetString(Array<byte>());

        public T[] Array<T>()
            where T : unmanaged
        {
            var items = GC.AllocateUninitializedArray<T>(checked((int)Number()));
            Take(checked(items.Length * Marshal.SizeOf<T>())).CopyTo(MemoryMarshal.AsBytes(items.AsSpan()));
            return items;
        }

        public T[] Many<T>(Func<T> read)
        {
            var items = new List<T>();
            for (var left = Number(); left > 0; left--) items.Add(read());
            return [.. items];
        }

        public InsightColumn Column()
        {
            var parts = Number();
            var values = Array<int>();
            var narrow = (parts & 1) == 0 ? null : Array<byte>();
            var wide = (parts & 2) == 0 ? null : Array<ushort>();
            return new InsightColumn(values, narrow, wide, (parts & 4) == 0 ? null : Array<ushort>());
        }

        private ReadOnlySpan<byte> Take(int length)
        {
            if (length < 0 || at + length > bytes!.Length) throw new EndOfStreamException();
            at += length;
            return bytes.AsSpan(at - length, length);
        }
    }
}
