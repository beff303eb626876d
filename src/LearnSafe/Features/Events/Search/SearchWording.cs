namespace LearnSafe.Features.Events.Search;

/// <summary>What pages say about a search.</summary>
public static class SearchWording
{
    public const string Hint = "Words in any form. “Words in quotes” must follow each other, prescri* finds how a word begins, ‑word leaves out.";

    /// <param name="words">What is searched for; null where nothing is.</param>
    /// <param name="isMore">Whether more fit than were weighed.</param>
    public static string Order(string? words, bool isMore) => (words, isMore) switch
    {
        (null, _) => "Newest first.",
        (_, true) => "So many fit that the newest are shown first, and no more than these. Add a word to see the best first.",
        _ => "Best match first.",
    };
}
