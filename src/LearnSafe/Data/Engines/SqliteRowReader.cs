using System.Buffers.Text;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LearnSafe.Data.Engines;

/// <summary>A statement of SQLite itself. Ids, days and moments are text there, in the forms in which the framework's provider writes them.</summary>
internal sealed class SqliteRowReader : RowReader
{
    private const int Days = 10;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <param name="first">What ?1 stands for; null where it is not there.</param>
    /// <param name="second">What ?2 stands for; null where it is not there.</param>
    public SqliteRowReader(DbConnection connection, string sql, string? first = null, int? second = null)
    {
        database = ((SqliteConnection)connection).Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
        if (first is not null) Check(raw.sqlite3_bind_text(statement, 1, first));
        if (second is { } number) Check(raw.sqlite3_bind_int(statement, 2, number));
    }

    public override bool Read()
    {
        var result = raw.sqlite3_step(statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE)) Check(result);
        return result == raw.SQLITE_ROW;
    }

    public override bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public override int Number(int column) => raw.sqlite3_column_int(statement, column);

    public override Guid Id(int column) => Utf8Parser.TryParse(Text(column), out Guid id, out _) ? id : throw Wrong(column);

    public override DateOnly Day(int column) => Text(column) is { Length: >= Days } text ? Day(text) : throw Wrong(column);

    public override DateTime Moment(int column)
    {
        // yyyy-MM-dd HH:mm:ss, and a fraction where there is one.
        var text = Text(column);
        if (text.Length < Days + 9) throw Wrong(column);
        var time = text[(Days + 1)..];
        var moment = Day(text).ToDateTime(new TimeOnly(Two(time), Two(time[3..]), Two(time[6..])), DateTimeKind.Utc);
        if (time.Length < 10 || !Utf8Parser.TryParse(time[9..], out int fraction, out var digits)) return moment;
        for (; digits < 7; digits++) fraction *= 10;
        return moment.AddTicks(fraction);
    }

    public override ReadOnlySpan<byte> Text(int column) => raw.sqlite3_column_blob(statement, column);

    protected override void Dispose(bool disposing)
    {
        if (disposing) statement.Dispose();
    }

    private static DateOnly Day(ReadOnlySpan<byte> text) => new((Two(text) * 100) + Two(text[2..]), Two(text[5..]), Two(text[8..]));

    private static int Two(ReadOnlySpan<byte> digits) => ((digits[0] - '0') * 10) + digits[1] - '0';

    private InvalidOperationException Wrong(int column) => new($"Column {column} of a row holds \"{System.Text.Encoding.UTF8.GetString(Text(column))}\", which is not what it should hold.");

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), result);
    }
}
