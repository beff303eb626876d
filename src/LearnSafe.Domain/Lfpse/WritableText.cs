using System.Text;

namespace LearnSafe.Domain.Lfpse;

/// <summary>
/// What can be kept as text on every engine and sent as FHIR: no control characters but tab, line feed and carriage return, and no half of a
/// surrogate pair, which is no character at all. PostgreSQL refuses U+0000 where SQLite stores it.
/// </summary>
public static class WritableText
{
    /// <summary>The first character that is not text; null where all are.</summary>
    public static char? FirstUnwritable(string value) => IndexOfUnwritable(value, 0) is var index and >= 0 ? value[index] : null;

    /// <summary>The text without what is not text. What a browser or a word processor slips in between, nobody meant to write.</summary>
    public static string Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var bad = IndexOfUnwritable(value, 0);
        if (bad < 0) return value;
        var (kept, done) = (new StringBuilder(value.Length), 0);
        for (; bad >= 0; bad = IndexOfUnwritable(value, done))
        {
            kept.Append(value, done, bad - done);
            done = bad + 1;
        }

        return kept.Append(value, done, value.Length - done).ToString();
    }

    private static int IndexOfUnwritable(string value, int from)
    {
        for (var index = from; index < value.Length; index++)
        {
            var character = value[index];
            if (character < ' ' && character is not ('\t' or '\n' or '\r')) return index;
            if (!char.IsSurrogate(character)) continue;
            if (index + 1 == value.Length || !char.IsSurrogatePair(character, value[index + 1])) return index;
            index++;
        }

        return -1;
    }
}
