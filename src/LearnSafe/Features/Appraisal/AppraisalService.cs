using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Learning;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Appraisal;

/// <summary>What somebody wrote for themselves, under the prompts that appraisal uses.</summary>
/// <param name="Hours">Time spent, in hours; null where they did not say.</param>
public sealed record PrivateText(string Title, string? WhatHappened, string? WhatILearned, string? WhatIWillChange, decimal? Hours);

/// <summary>A private reflection, readable.</summary>
public sealed record OwnReflection(Guid Id, Guid? SummaryId, DateOnly Day, PrivateText Text);

/// <summary>What people write for their own appraisal. Each their author's alone: every method takes the author, and nobody else's can be asked for. Nothing of it stands in any history.</summary>
public sealed class AppraisalService(IDbContextFactory<LearnSafeContext> contexts, LocalEncryption encryption, TimeProvider clock)
{
    /// <summary>The month that the author's year begins with.</summary>
    public async Task<int> StartMonthAsync(Guid author)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.AppraisalPreferences.Where(preference => preference.PersonId == author).Select(preference => (int?)preference.StartMonth).FirstOrDefaultAsync() ?? AppraisalYear.UsualStartMonth;
    }

    public async Task ChooseStartMonthAsync(Guid author, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        await using var context = await contexts.CreateDbContextAsync();
        if (await context.AppraisalPreferences.Where(preference => preference.PersonId == author).ExecuteUpdateAsync(set => set.SetProperty(preference => preference.StartMonth, month)) > 0) return;
        context.AppraisalPreferences.Add(new AppraisalPreference { PersonId = author, StartMonth = month });
        await context.SaveChangesAsync();
    }

    /// <summary>Oldest first.</summary>
    /// <param name="year">Null for all years.</param>
    public async Task<IReadOnlyList<OwnReflection>> ListAsync(Guid author, AppraisalYear? year)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var mine = context.PrivateReflections.AsNoTracking().Where(reflection => reflection.PersonId == author);
        if (year is { } wanted)
        {
            var (first, last) = (wanted.FirstDay, wanted.LastDay);
            mine = mine.Where(reflection => reflection.Day >= first && reflection.Day <= last);
        }

        return [.. (await mine.ToListAsync()).OrderBy(reflection => reflection.Day).ThenBy(reflection => reflection.Id).Select(Readable)];
    }

    public async Task<OwnReflection?> FindAsync(Guid author, Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.PrivateReflections.AsNoTracking().FirstOrDefaultAsync(reflection => reflection.Id == id && reflection.PersonId == author) is { } mine ? Readable(mine) : null;
    }

    /// <param name="id">Null for a new one.</param>
    /// <param name="summary">The learning summary that a new one is on; its reach was asked before.</param>
    /// <returns>False where the author has no such reflection.</returns>
    public async Task<bool> SaveAsync(Guid author, Guid? id, Guid? summary, DateOnly day, PrivateText text)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var mine = id is { } known
            ? await context.PrivateReflections.FirstOrDefaultAsync(reflection => reflection.Id == known && reflection.PersonId == author)
            : context.PrivateReflections.Add(new PrivateReflection { PersonId = author, SummaryId = summary, Encrypted = "" }).Entity;
        if (mine is null) return false;
        (mine.Day, mine.UpdatedAt) = (day, clock.GetUtcNow().UtcDateTime);
        mine.Encrypted = Encrypt(encryption, mine.Id, author, text);
        await context.SaveChangesAsync();
        return true;
    }

    /// <returns>False where the author has no such reflection.</returns>
    public async Task<bool> DeleteAsync(Guid author, Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.PrivateReflections.Where(reflection => reflection.Id == id && reflection.PersonId == author).ExecuteDeleteAsync() > 0;
    }

    internal static string Encrypt(LocalEncryption encryption, Guid id, Guid author, PrivateText text) => encryption.Encrypt(Purpose(id, author), JsonSerializer.Serialize(text, JsonSerializerOptions.Web));

    private OwnReflection Readable(PrivateReflection mine) => new(
        mine.Id, mine.SummaryId, mine.Day, JsonSerializer.Deserialize<PrivateText>(encryption.DecryptText(Purpose(mine.Id, mine.PersonId), mine.Encrypted), JsonSerializerOptions.Web)!);

    private static string Purpose(Guid id, Guid author) => $"private reflection {id} {author}";
}
