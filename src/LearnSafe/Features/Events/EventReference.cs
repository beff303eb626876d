using System.Security.Cryptography;

namespace LearnSafe.Features.Events;

/// <summary>References that people say on the telephone and type: no I, L, O or U, forty random bits.</summary>
public static class EventReference
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>For instance <c>LS-7K3M-9QXD</c>.</summary>
    public static string New(ReadOnlySpan<byte> randomness)
    {
        if (randomness.Length < 5) throw new ArgumentException("A reference takes five random bytes.", nameof(randomness));
        ulong bits = 0;
        foreach (var part in randomness[..5]) bits = (bits << 8) | part;
        Span<char> text = stackalloc char[12];
        "LS-0000-0000".CopyTo(text);
        for (var i = 11; i >= 3; i--)
        {
            if (i == 7) continue;
            text[i] = Letters[(int)(bits & 31)];
            bits >>= 5;
        }

        return new string(text);
    }

    public static string New() => New(RandomNumberGenerator.GetBytes(5));
}
