using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.ApiKeys;

/// <summary>From the section <c>Keys</c> of the settings.</summary>
public sealed class KeySettings
{
    /// <summary>What one key may ask in a minute. So many that no honest program meets it: it stops one that runs wild.</summary>
    public int RequestsPerMinute { get; set; } = 300_000;

    /// <summary>How many wrong keys one address may send in a minute before it is told to wait. Keys that are right work from there all the same.</summary>
    public int WrongKeysPerMinute { get; set; } = 30;
}

/// <summary>Counts the requests of each key, minute by minute.</summary>
public sealed class KeyLimitService(TimeProvider clock, IOptions<KeySettings> settings)
{
    private readonly ConcurrentDictionary<Guid, Window> windows = new();

    /// <summary>Counts one more request.</summary>
    /// <returns>Null where the key may go on; else the seconds after which it may.</returns>
    public int? Wait(Guid key)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var window = windows.GetOrAdd(key, _ => new Window());
        return window.Count(now / 60) <= settings.Value.RequestsPerMinute ? null : (int)(60 - (now % 60));
    }

    private sealed class Window
    {
        private readonly Lock counting = new();
        private long minute;
        private int count;

        public int Count(long now)
        {
            lock (counting)
            {
                if (minute != now) (minute, count) = (now, 0);
                return ++count;
            }
        }
    }
}
