using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events;

/// <summary>What somebody wrote for themselves, under the prompts that appraisal uses.</summary>
public sealed record ReflectionText(string? WhatHappened, string? WhatILearned, string? WhatIWillChange)
{
    public bool IsEmpty => WhatHappened is null && WhatILearned is null && WhatIWillChange is null;
}

/// <summary>Reflections, each its author's alone: every method takes the author, and nobody else's can be asked for.</summary>
public sealed class ReflectionService(IDbContextFactory<LearnSafeContext> contexts, LocalEncryption encryption, TimeProvider clock)
{
    public async Task<ReflectionText?> FindAsync(Guid eventId, Guid author)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var encrypted = await context.Reflections.AsNoTracking().Where(reflection => reflection.EventId == eventId && reflection.PersonId == author)
            .Select(reflection => reflection.Encrypted).FirstOrDefaultAsync();
        return encrypted is null ? null : JsonSerializer.Deserialize<ReflectionText>(encryption.DecryptText(Purpose(eventId, author), encrypted), JsonSerializerOptions.Web);
    }

    /// <summary>Keeps the text; an empty one takes the reflection away.</summary>
    public async Task SaveAsync(Guid eventId, Guid author, ReflectionText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        await using var context = await contexts.CreateDbContextAsync();
        var mine = context.Reflections.Where(reflection => reflection.EventId == eventId && reflection.PersonId == author);
        if (text.IsEmpty)
        {
            await mine.ExecuteDeleteAsync();
            return;
        }

        var encrypted = encryption.Encrypt(Purpose(eventId, author), JsonSerializer.Serialize(text, JsonSerializerOptions.Web));
        var now = clock.GetUtcNow().UtcDateTime;
        if (await mine.ExecuteUpdateAsync(set => set.SetProperty(reflection => reflection.Encrypted, encrypted).SetProperty(reflection => reflection.UpdatedAt, now)) > 0) return;
        context.Reflections.Add(new Reflection { EventId = eventId, PersonId = author, Encrypted = encrypted, UpdatedAt = now });
        await context.SaveChangesAsync();
    }

    internal static string Purpose(Guid eventId, Guid author) => $"reflection {eventId} {author}";
}
