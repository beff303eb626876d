namespace LearnSafe.Features.Events.Search;

/// <summary>What pages say about a search.</summary>
public static class SearchWording
{
    public const string Hint = "Words in any form. “Words in quotes” must follow each other, prescri* finds how a word begins, ‑word leaves out.";

    public const string NothingAsked = "Nothing was looked for. Type a word to find: ‑word only leaves out some of what other words find.";

    public const string Behind = "The words of some records are still being made ready, so there may be more than these. Search again in a few minutes.";

    /// <param name="words">What is searched for; null where nothing is.</param>
    /// <param name="isMore">Whether more fit than were weighed.</param>
    public static string Order(string? words, bool isMore) => (words, isMore) switch
    {
        (null, _) => "Newest first.",
        (_, true) => "So many fit that the newest are shown first, and no more than these. Add a word to see the best first.",
        _ => "Best match first.",
    };
}
