using Microsoft.Extensions.Options;

namespace LearnSafe.Features.ApiKeys;

/// <summary>
/// Counts wrong keys by the address that they come from, minute by minute. A right key is never asked about: behind one address there are often a whole practice's programs, and one
/// with an old key must not stop the others.
/// </summary>
public sealed class WrongKeyLimitService(TimeProvider clock, IOptions<KeySettings> settings)
{
    /// <summary>What is answered then, before when to come again.</summary>
    public const string TooMany = "More wrong keys came from this address than may in a minute.";

    private readonly Lock counting = new();
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private long minute;

    /// <summary>Counts one more wrong key.</summary>
    /// <param name="address">Where it comes from.</param>
    /// <returns>Null where it is told that it is wrong; else the seconds after which keys may be tried again.</returns>
    public int? Wait(string address)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        lock (counting)
        {
            // What was counted in another minute is not kept.
            if (minute != now / 60)
            {
                counts.Clear();
                minute = now / 60;
            }

            var count = counts[address] = counts.GetValueOrDefault(address) + 1;
            return count <= settings.Value.WrongKeysPerMinute ? null : (int)(60 - (now % 60));
        }
    }
}
