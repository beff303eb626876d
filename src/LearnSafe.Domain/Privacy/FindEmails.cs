namespace LearnSafe.Domain.Privacy;

/// <summary>E-mail addresses: around each @, what may stand in an address on either side, with a dot in the domain.</summary>
internal static class FindEmails
{
    // RFC 5321: the longest local part and the longest domain.
    private const int LongestLocal = 64;
    private const int LongestDomain = 255;

    public static IEnumerable<PrivacyFinding> In(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = at;
            while (start > 0 && at - start < LongestLocal && IsLocal(text[start - 1]))
                start--;
            while (start < at && !char.IsLetterOrDigit(text[start]))
                start++;
            var end = at + 1;
            while (end < text.Length && end - at <= LongestDomain && IsDomain(text[end]))
                end++;
            while (end > at + 1 && !char.IsLetterOrDigit(text[end - 1]))
                end--;

            var dot = text.LastIndexOf('.', Math.Max(end - 1, at), Math.Max(end - 1 - at, 0));
            if (start < at && dot > at + 1 && end - dot > 2 && char.IsLetter(text[end - 1]))
                yield return new PrivacyFinding(PrivacyKind.Email, start, end - start, "[email address]");
        }
    }

    private static bool IsLocal(char character) => char.IsLetterOrDigit(character) || character is '.' or '_' or '%' or '+' or '-' or '\'' or '&';

    private static bool IsDomain(char character) => char.IsLetterOrDigit(character) || character is '.' or '-';
}
