namespace LearnSafe.Domain.Access;

/// <summary>What a password must be: long, and not what everybody tries first. No rules of figures and signs: they make passwords that are hard to keep and easy to guess.</summary>
public static class PasswordRule
{
    /// <summary>The fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>The most: what is longer is no password but an attack.</summary>
    public const int Longest = 200;

    private static readonly char[] Disguises = ['0', 'o', '1', 'l', '3', 'e', '4', 'a', '5', 's', '7', 't', '@', 'a', '$', 's', '!', 'i'];

    /// <summary>A sentence that says what is wrong, in the words of the page; null where it will do.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="known">What a stranger would try for this person: their name, their address.</param>
    public static string? Fault(string? password, params ReadOnlySpan<string?> known)
    {
        if (string.IsNullOrEmpty(password)) return "Enter a password";
        if (password.Length < Shortest) return $"Your password must be {Shortest} characters or more";
        if (password.Length > Longest) return $"Your password must be {Longest} characters or fewer";
        var plain = Plain(password);
        if (password.Distinct().Count() < 5 || IsRun(plain) || IsCommon(plain) || IsCommon(Letters(plain)) || IsCommon(Letters(Undisguised(Trimmed(plain)))))
            return "Choose a password that is harder to guess: three words that do not belong together, for instance";
        foreach (var one in known)
        {
            foreach (var part in (one ?? "").Split([' ', '@', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length >= 4))
            {
                if (Letters(plain).Replace(Plain(part), "", StringComparison.Ordinal).Length < 6) return "Your password must not be your name or address with a few characters added";
            }
        }

        return null;
    }

    /// <summary>Whether a common word, said once or several times, or several of them, is all there is.</summary>
    private static bool IsCommon(string plain)
    {
        if (plain.Length == 0) return true;
        var reached = new bool[plain.Length + 1];
        reached[0] = true;
        for (var at = 0; at < plain.Length; at++)
        {
            if (!reached[at]) continue;
            foreach (var word in CommonPasswords.Words)
            {
                if (plain.AsSpan(at).StartsWith(word, StringComparison.Ordinal)) reached[at + word.Length] = true;
            }
        }

        return reached[^1];
    }

    /// <summary>Letters or figures in the order of the alphabet, the keyboard or the count, or the same bit over and over.</summary>
    private static bool IsRun(string plain)
    {
        var steps = 0;
        for (var at = 1; at < plain.Length; at++)
        {
            if (Math.Abs(plain[at] - plain[at - 1]) <= 1) steps++;
        }

        var repeats = Enumerable.Range(1, plain.Length / 2).Any(size => size <= 4 && Enumerable.Range(size, plain.Length - size).All(at => plain[at] == plain[at - size]));
        return repeats || steps >= plain.Length - 2;
    }

    private static string Plain(string text) => string.Concat(text.ToLowerInvariant().Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '_' or '.')));

    private static string Letters(string plain) => string.Concat(plain.Where(char.IsLetter));

    /// <summary>Without what is added at the ends to make up the length.</summary>
    private static string Trimmed(string plain)
    {
        var (first, last) = (0, plain.Length);
        while (last > first && !char.IsLetter(plain[last - 1])) last--;
        while (first < last && !char.IsLetter(plain[first])) first++;
        return plain[first..last];
    }

    private static string Undisguised(string plain) => string.Concat(plain.Select(letter => Array.IndexOf(Disguises, letter) is var at and >= 0 && at % 2 == 0 ? Disguises[at + 1] : letter));
}
