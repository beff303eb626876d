using System.Security.Cryptography;
using System.Text;

namespace LearnSafe.Domain.SignIn;

/// <summary>Codes on paper for the day when the telephone is gone. Each is good once.</summary>
public static class RecoveryCodes
{
    /// <summary>How many a person is given.</summary>
    public const int Count = 10;

    // No letters that look like figures. Sixteen of them are 79 bits, so that a hash without salt gives nothing away.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Ten new codes in groups of four.</summary>
    public static IReadOnlyList<string> New() =>
        [.. Enumerable.Range(0, Count).Select(_ => string.Join('-', RandomNumberGenerator.GetString(Letters, 16).Chunk(4).Select(group => new string(group))))];

    /// <summary>What is kept of a code. Capitals, spaces and hyphens make no difference.</summary>
    public static byte[] Hash(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()));
    }
}
