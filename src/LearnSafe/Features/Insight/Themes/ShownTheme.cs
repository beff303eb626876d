using LearnSafe.Domain.Search;
using LearnSafe.Features.Events.Search;

namespace LearnSafe.Features.Insight.Themes;

/// <summary>How many records of a theme are of one kind.</summary>
public sealed record ThemePart(string Name, int Count);

/// <summary>A theme, as its reader may see it.</summary>
/// <param name="Id">The <see cref="RecordText.Id"/> of the record at its centre.</param>
/// <param name="Records">The one at the centre first, then the most alike to it.</param>
/// <param name="Months">When they were recorded, in order.</param>
public sealed record ShownTheme(Guid Id, IReadOnlyList<ThemeWord> Words, IReadOnlyList<RecordText> Records, IReadOnlyList<ThemePart> Months, IReadOnlyList<ThemePart> Harm, IReadOnlyList<ThemePart> Types)
{
    /// <summary>"fridge, vaccine and thermometer"; of a theme whose words may not be shown, that.</summary>
    public string Title => Words.Count switch
    {
        0 => "Words that are not shown",
        1 => Words[0].Word,
        _ => $"{string.Join(", ", Words.SkipLast(1).Select(word => word.Word))} and {Words[^1].Word}",
    };
}

/// <summary>The themes of some records.</summary>
/// <param name="IsAcross">Of several organisations, by released wording alone.</param>
/// <param name="Matched">Records that were asked for.</param>
/// <param name="Read">Of these, the newest that were looked at and have a text that the reader may read.</param>
/// <param name="Alone">How many of them are in no theme.</param>
public sealed record ShownThemes(bool IsAcross, long Matched, int Read, int Alone, IReadOnlyList<ShownTheme> Themes)
{
    /// <summary>There are more records than are looked at.</summary>
    public bool IsMore => Matched > ThemeService.Most;
}
