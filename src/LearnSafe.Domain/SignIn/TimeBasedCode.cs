using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace LearnSafe.Domain.SignIn;

/// <summary>The six figures that an authenticator app shows for half a minute: RFC 6238 with SHA-1, the only kind that every app can do.</summary>
public static class TimeBasedCode
{
    /// <summary>How many figures a code has.</summary>
    public const int Length = 6;

    /// <summary>How long a code is shown, in seconds.</summary>
    public const int Period = 30;

    /// <summary>How many steps before and after now are taken as well: telephones' clocks differ, and typing takes time.</summary>
    public const int StepsEitherSide = 1;

    /// <summary>160 bits, as RFC 4226 recommends.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    /// <summary>Which half minute since 1970 a time lies in.</summary>
    public static long StepAt(DateTime utc) => (long)(utc - DateTime.UnixEpoch).TotalSeconds / Period;

    /// <summary>The code of one step.</summary>
    public static string At(byte[] secret, long step, int length = Length)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The standard's own hash: its weakness, collisions, is of no use against a keyed code.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % (int)Math.Pow(10, length)).ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');
    }

    /// <summary>The step whose code was typed, looking around now; null where it is none of them. A code is good once: refuse steps up to the last one taken.</summary>
    public static long? Find(byte[] secret, string typed, DateTime utc, long after)
    {
        ArgumentNullException.ThrowIfNull(typed);
        long? found = null;
        var now = StepAt(utc);
        // Every step is looked at, so that the time taken says nothing.
        for (var step = now - StepsEitherSide; step <= now + StepsEitherSide; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(At(secret, step)), System.Text.Encoding.UTF8.GetBytes(typed)) && step > after) found = step;
        }

        return found;
    }
}
