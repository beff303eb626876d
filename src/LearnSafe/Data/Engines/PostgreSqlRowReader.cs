using System.Buffers.Binary;
using System.Data.Common;
using Npgsql;

namespace LearnSafe.Data.Engines;

/// <summary>What <c>COPY … TO STDOUT (FORMAT binary)</c> sends: for each row the number of its columns, for each column its length (-1: null) and its bytes, the highest first.</summary>
internal sealed class PostgreSqlRowReader : RowReader
{
    private const int HeaderLength = 19;
    private const int Null = -1;

    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly NpgsqlRawCopyStream stream;
    private readonly (int At, int Length)[] columns = new (int, int)[64];
    private byte[] buffer = new byte[1 << 18];
    private int from;
    private int until;

    public PostgreSqlRowReader(DbConnection connection, string sql)
    {
        stream = ((NpgsqlConnection)connection).BeginRawBinaryCopy($"copy ({sql}) to stdout (format binary)");
        Need(HeaderLength);
        from = HeaderLength + BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(HeaderLength - 4));
    }

    public override bool Read()
    {
        Need(2);
        var count = BinaryPrimitives.ReadInt16BigEndian(buffer.AsSpan(from));
        if (count < 0) return false;
        var at = 2;
        for (var column = 0; column < count; column++)
        {
            Need(at + 4);
            var length = BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(from + at));
            at += 4;
            columns[column] = (at, length);
            at += Math.Max(length, 0);
        }

        Need(at);
        for (var column = 0; column < count; column++) columns[column].At += from;
        from += at;
        return true;
    }

    public override bool IsNull(int column) => columns[column].Length == Null;

    public override int Number(int column) => columns[column].Length == sizeof(short) ? BinaryPrimitives.ReadInt16BigEndian(Text(column)) : BinaryPrimitives.ReadInt32BigEndian(Text(column));

    public override Guid Id(int column) => new(Text(column), bigEndian: true);

    public override DateOnly Day(int column) => DateOnly.FromDateTime(Epoch).AddDays(BinaryPrimitives.ReadInt32BigEndian(Text(column)));

    public override DateTime Moment(int column) => Epoch.AddTicks(BinaryPrimitives.ReadInt64BigEndian(Text(column)) * TimeSpan.TicksPerMicrosecond);

    public override ReadOnlySpan<byte> Text(int column) => buffer.AsSpan(columns[column].At, columns[column].Length);

    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
    }

    /// <summary>Sees to it that so many bytes from here on are in the buffer.</summary>
    private void Need(int length)
    {
        if (until - from >= length) return;
        if (from + length > buffer.Length)
        {
            var larger = length > buffer.Length ? new byte[Math.Max(length, buffer.Length * 2)] : buffer;
            Buffer.BlockCopy(buffer, from, larger, 0, until - from);
            (buffer, from, until) = (larger, 0, until - from);
        }

        while (until - from < length)
        {
            var read = stream.Read(buffer, until, buffer.Length - until);
            if (read == 0) throw new InvalidOperationException("The database stopped in the middle of a row.");
            until += read;
        }
    }
}
