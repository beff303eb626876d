namespace LearnSafe.Domain.Learning;

/// <summary>What a learning summary says: short, de-identified, for people who were not there.</summary>
/// <param name="Keywords">Words to find it by, as typed, separated by commas; may be null.</param>
public sealed record SummaryText(string Title, string WhatHappened, string WhatWeLearned, string WhatWeChanged, string WhatOthersCanDo, string? Keywords)
{
    /// <summary>Characters of the title: one line of a poster.</summary>
    public const int LongestTitle = 100;

    /// <summary>Characters of each part: all four fit one printed page.</summary>
    public const int LongestPart = 900;

    /// <summary>Characters of the keywords.</summary>
    public const int LongestKeywords = 200;

    /// <summary>Each part with its name as stored and posted, what it is called on a page, and how long it may be.</summary>
    public IReadOnlyList<SummaryPart> Parts =>
    [
        new(nameof(Title), "Title", Title, LongestTitle), new(nameof(WhatHappened), "What happened", WhatHappened, LongestPart), new(nameof(WhatWeLearned), "What we learned", WhatWeLearned, LongestPart),
        new(nameof(WhatWeChanged), "What we changed", WhatWeChanged, LongestPart), new(nameof(WhatOthersCanDo), "What others can do", WhatOthersCanDo, LongestPart), new(nameof(Keywords), "Keywords", Keywords ?? "", LongestKeywords),
    ];

    /// <summary>The words by which the library finds it.</summary>
    public string SearchWords(params IEnumerable<string> codedWords) => LibraryWords.Of([.. Parts.Select(part => part.Text), .. codedWords]);
}

/// <summary>One part of a summary.</summary>
public sealed record SummaryPart(string Name, string Label, string Text, int Longest);
