using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts.Sessions;

/// <summary>Keeps what was typed when a session was over, encrypted and for a day, and gives it back to the same person. Only whoever was signed in before has something kept, so that strangers cannot fill the disk.</summary>
public sealed class KeptFormService(IDbContextFactory<LearnSafeContext> contexts, LocalEncryption encryption, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private const int MostEach = 20;

    private const int MostCharacters = 500_000;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <returns>Null where there is nothing to keep, or too much.</returns>
    public async Task<Guid?> KeepAsync(Guid person, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.HasFormContentType) return null;
        var form = await request.ReadFormAsync();
        var fields = form.Where(field => IsKept(field.Key)).SelectMany(field => field.Value, (field, value) => new KeptField(field.Key, value ?? "")).ToList();
        return fields.Count == 0 ? null : await KeepAsync(person, new KeptPage(request.PathBase + request.Path + request.QueryString, fields, form.Files.Count));
    }

    /// <inheritdoc cref="KeepAsync(Guid, HttpRequest)"/>
    public async Task<Guid?> KeepAsync(Guid person, KeptPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var text = JsonSerializer.Serialize(page, JsonSerializerOptions.Web);
        if (text.Length > MostCharacters) return null;
        await using var context = await contexts.CreateDbContextAsync();
        var (now, old) = (Now, Now - KeptFor);
        await context.KeptForms.Where(form => form.KeptAt < old).ExecuteDeleteAsync();
        if (await context.KeptForms.CountAsync(form => form.PersonId == person) >= MostEach) return null;
        var kept = context.KeptForms.Add(new KeptForm { PersonId = person, Encrypted = encryption.Encrypt(Purpose(person), text), KeptAt = now }).Entity;
        await context.SaveChangesAsync();
        return kept.Id;
    }

    /// <summary>Null where it is not theirs, or is too old.</summary>
    public async Task<KeptPage?> FindAsync(Guid person, Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var old = Now - KeptFor;
        var kept = await context.KeptForms.AsNoTracking().FirstOrDefaultAsync(form => form.Id == id && form.PersonId == person && form.KeptAt >= old);
        return kept is null ? null : JsonSerializer.Deserialize<KeptPage>(encryption.DecryptText(Purpose(person), kept.Encrypted), JsonSerializerOptions.Web);
    }

    /// <summary>A password is typed again, and the form's token was for the session that is over.</summary>
    private static bool IsKept(string field) => !field.StartsWith("__", StringComparison.Ordinal) && !field.Contains("password", StringComparison.OrdinalIgnoreCase);

    private static string Purpose(Guid person) => $"kept form {person}";
}

/// <param name="Files">How many were sent with it. They are not kept.</param>
public sealed record KeptPage(string Address, IReadOnlyList<KeptField> Fields, int Files);

public sealed record KeptField(string Name, string Value);
