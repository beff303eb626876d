namespace LearnSafe.Domain.Search;

/// <summary>A text that themes are looked for in.</summary>
public sealed record ThemeText(Guid Id, string Text);

/// <summary>A word that tells a theme from the rest, in the form in which most of its records have it.</summary>
/// <param name="Inside">How many records of the theme have it, in any form.</param>
/// <param name="Outside">How many other records have it.</param>
public sealed record ThemeWord(string Word, int Inside, int Outside);

/// <summary>Records that tell of something alike.</summary>
/// <param name="Centre">The record that each of the others is like.</param>
/// <param name="Records">The centre first, then the most alike to it.</param>
/// <param name="Words">The most telling first; none where no word may be shown.</param>
public sealed record Theme(Guid Centre, IReadOnlyList<Guid> Records, IReadOnlyList<ThemeWord> Words);

/// <summary>The themes of some records, the largest first, and the records that are in none, by id.</summary>
public sealed record ThemeMap(IReadOnlyList<Theme> Themes, IReadOnlyList<Guid> Alone);

/// <summary>What becomes a theme, and which of its words are shown.</summary>
/// <param name="FewestRecords">Smaller groups are no theme; at least 2.</param>
/// <param name="FewestWithWord">In so many records of a theme a word must stand to be shown: what fewer have may point to one of them.</param>
/// <param name="Hidden">Words that are never shown, in small letters, such as those that look like names.</param>
public sealed record ThemeRules(int FewestRecords, int FewestWithWord, IReadOnlySet<string> Hidden)
{
    /// <summary>For readers of the records themselves.</summary>
    public static readonly ThemeRules OwnRecords = new(3, 2, new HashSet<string>());
}
