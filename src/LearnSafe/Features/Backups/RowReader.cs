using System.Text.Json;

namespace LearnSafe.Features.Backups;

/// <summary>Reads the rows of one table, one JSON object a line, with no more than one row in memory.</summary>
internal sealed class RowReader(Stream stream, BackupTable table) : IDisposable
{
    /// <summary>An attachment of 10 MB is a row of 14 MB.</summary>
    private const int LongestRow = 64 << 20;

    private readonly Dictionary<string, int> ordinals = table.Columns.Select((column, ordinal) => (column.Name, ordinal)).ToDictionary(StringComparer.Ordinal);
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private long number;

    /// <summary>The next row; null after the last.</summary>
    /// <exception cref="InvalidDataException">Not a row of this table.</exception>
    public object?[]? Next()
    {
        var searched = start;
        while (true)
        {
            var newline = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                var line = buffer.AsSpan(start, searched + newline - start);
                start = searched + newline + 1;
                number++;
                return Parse(line);
            }

            var unread = end - start;
            if (start > 0) buffer.AsSpan(start, unread).CopyTo(buffer);
            (start, end, searched) = (0, unread, unread);
            if (end == buffer.Length)
            {
                if (buffer.Length >= LongestRow) throw new InvalidDataException($"row {number + 1} is longer than any real one");
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var count = stream.Read(buffer.AsSpan(end));
            end += count;
            if (count > 0) continue;
            return end == 0 ? null : throw new InvalidDataException($"row {number + 1} is cut short");
        }
    }

    private object?[] Parse(ReadOnlySpan<byte> line)
    {
        var row = new object?[table.Columns.Count];
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new InvalidDataException($"row {number} is not an object");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            if (!ordinals.TryGetValue(name, out var ordinal)) throw new InvalidDataException($"row {number} has a column {name}, which this LearnSafe does not know");
            json.Read();
            row[ordinal] = table.Columns[ordinal].Read(ref json);
        }

        if (json.TokenType != JsonTokenType.EndObject || json.Read()) throw new InvalidDataException($"row {number} is not one object");
        for (var ordinal = 0; ordinal < row.Length; ordinal++)
        {
            if (row[ordinal] is null && !table.Columns[ordinal].Nullable) throw new InvalidDataException($"row {number} has no {table.Columns[ordinal].Name}");
        }

        return row;
    }

    public void Dispose() => stream.Dispose();
}
