using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LearnSafe.Domain.Insight;

/// <summary>
/// One column of a block: for each row a small local number, and what it stands for (a set of the dimension's dictionary, or a day). All the
/// same takes no space; mostly empty keeps only the rows that have something; else one byte a row, or two. Immutable.
/// </summary>
internal sealed class InsightColumn
{
    /// <summary>Local numbers of rows; null where all rows are alike.</summary>
    private readonly byte[]? narrow;
    private readonly ushort[]? wide;

    /// <summary>The rows that have something, ascending, where the column is mostly empty; their local numbers stand beside.</summary>
    private readonly ushort[]? rows;

    public InsightColumn(int[] values, byte[]? narrow, ushort[]? wide, ushort[]? rows) => (Values, this.narrow, this.wide, this.rows) = (values, narrow, wide, rows);

    /// <summary>What local numbers stand for. In a mostly empty column number 0 is "nothing".</summary>
    public int[] Values { get; }

    public byte[]? Narrow => narrow;

    public ushort[]? Wide => wide;

    public ushort[]? Rows => rows;

    public bool IsConstant => narrow is null && wide is null;

    /// <summary>In memory, in bytes.</summary>
    public long Size => (Values.Length * 4L) + (narrow?.Length ?? 0) + ((wide?.Length ?? 0) * 2L) + ((rows?.Length ?? 0) * 2L) + 80;

    /// <summary>The same local numbers, which stand for others.</summary>
    public InsightColumn Renumbered(int[] numbers) => new(Array.ConvertAll(Values, value => numbers[value]), narrow, wide, rows);

    /// <summary>Local numbers of all rows.</summary>
    public void Fill(Span<ushort> locals)
    {
        if (IsConstant)
        {
            locals.Clear();
        }
        else if (rows is not null)
        {
            locals.Clear();
            for (var index = 0; index < rows.Length; index++) locals[rows[index]] = narrow is not null ? narrow[index] : wide![index];
        }
        else if (wide is not null)
        {
            wide.CopyTo(locals);
        }
        else
        {
            Widen(narrow!, locals);
        }
    }

    /// <summary>Clears the bits of rows whose local number is not accepted.</summary>
    public void Keep(ReadOnlySpan<bool> accepted, Span<ulong> selected)
    {
        if (IsConstant)
        {
            if (!accepted[0]) selected.Clear();
        }
        else if (rows is not null)
        {
            KeepFew(accepted, selected);
        }
        else if (narrow is not null)
        {
            if (accepted.Length <= Vector128<byte>.Count) KeepShuffled(narrow, accepted, selected);
            else KeepLooked<byte>(narrow, accepted, selected);
        }
        else
        {
            KeepLooked<ushort>(wide!, accepted, selected);
        }
    }

    private void KeepFew(ReadOnlySpan<bool> accepted, Span<ulong> selected)
    {
        Span<ulong> have = stackalloc ulong[selected.Length];
        have.Clear();
        for (var index = 0; index < rows!.Length; index++)
        {
            if (accepted[narrow is not null ? narrow[index] : wide![index]] != accepted[0]) have[rows[index] >> 6] |= 1UL << (rows[index] & 63);
        }

        for (var word = 0; word < selected.Length; word++) selected[word] &= accepted[0] ? ~have[word] : have[word];
    }

    /// <summary>Sixteen rows an instruction: the table of at most sixteen answers fits a register.</summary>
    private static void KeepShuffled(ReadOnlySpan<byte> locals, ReadOnlySpan<bool> accepted, Span<ulong> selected)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        for (var index = 0; index < accepted.Length; index++) bytes[index] = accepted[index] ? (byte)0xFF : (byte)0;
        var table = Vector128.Create((ReadOnlySpan<byte>)bytes);
        ref var first = ref MemoryMarshal.GetReference(locals);
        var whole = locals.Length >> 6;
        for (var word = 0; word < whole; word++)
        {
            if (selected[word] == 0) continue;
            var at = (nuint)word << 6;
            var bits = (ulong)Vector128.Shuffle(table, Vector128.LoadUnsafe(ref first, at)).ExtractMostSignificantBits()
                | ((ulong)Vector128.Shuffle(table, Vector128.LoadUnsafe(ref first, at + 16)).ExtractMostSignificantBits() << 16)
                | ((ulong)Vector128.Shuffle(table, Vector128.LoadUnsafe(ref first, at + 32)).ExtractMostSignificantBits() << 32)
                | ((ulong)Vector128.Shuffle(table, Vector128.LoadUnsafe(ref first, at + 48)).ExtractMostSignificantBits() << 48);
            selected[word] &= bits;
        }

        if (whole < selected.Length) KeepLooked(locals[(whole << 6)..], accepted, selected[whole..]);
    }

    private static void KeepLooked<T>(ReadOnlySpan<T> locals, ReadOnlySpan<bool> accepted, Span<ulong> selected)
        where T : struct, IBinaryInteger<T>
    {
        for (var word = 0; word < selected.Length; word++)
        {
            if (selected[word] == 0) continue;
            var part = locals.Slice(word << 6, Math.Min(64, locals.Length - (word << 6)));
            var bits = 0UL;
            for (var row = 0; row < part.Length; row++)
            {
                bits |= (accepted[int.CreateTruncating(part[row])] ? 1UL : 0) << row;
            }

            selected[word] &= bits;
        }
    }

    private static void Widen(ReadOnlySpan<byte> narrow, Span<ushort> locals)
    {
        ref var from = ref MemoryMarshal.GetReference(narrow);
        ref var to = ref MemoryMarshal.GetReference(locals);
        var row = 0;
        for (; row <= narrow.Length - Vector256<byte>.Count; row += Vector256<byte>.Count)
        {
            var (lower, upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)row));
            lower.StoreUnsafe(ref to, (nuint)row);
            upper.StoreUnsafe(ref to, (nuint)(row + Vector256<ushort>.Count));
        }

        for (; row < narrow.Length; row++) locals[row] = narrow[row];
    }
}
