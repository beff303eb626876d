using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Candour;

/// <summary>An assessment to be read.</summary>
public sealed record ReadableAssessment(CandourAssessment Assessment, string By, CandourStatement Said);

/// <summary>A step to be read.</summary>
public sealed record ReadableStep(CandourStepTaken Step, string By, IReadOnlyDictionary<string, string> Fields);

/// <summary>A letter to be read.</summary>
public sealed record ReadableLetter(CandourLetter Letter, string By, string Text);

/// <summary>A case in the list.</summary>
public sealed record CandourRow(CandourCase Case, string Reference, DateTime RecordedAt);

/// <summary>An assessment that has no result yet, or a notifiable one on which nobody has begun.</summary>
public sealed record AssessedRow(CandourAssessment Assessment, string Reference);

/// <summary>Reads what is kept of the duty of candour. Callers have passed the gate.</summary>
public sealed class CandourReading(IDbContextFactory<LearnSafeContext> contexts, LocalEncryption encryption, AccessLogService log)
{
    /// <summary>Of a record, the newest first.</summary>
    public async Task<IReadOnlyList<ReadableAssessment>> AssessmentsAsync(Guid eventId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.CandourAssessments.AsNoTracking().Where(known => known.EventId == eventId).OrderByDescending(known => known.Number)
            .Join(context.Users, known => known.PersonId, person => person.Id, (known, person) => new { known, person.DisplayName }).ToListAsync();
        return [.. found.OrderByDescending(one => one.known.Number).Select(one => new ReadableAssessment(one.known, one.DisplayName, Read<CandourStatement>(CandourAssessment.Purpose(one.known.Id), one.known.Encrypted)))];
    }

    /// <summary>Of a record, in the order in which they were begun, with the name of each relevant person.</summary>
    public async Task<IReadOnlyList<(CandourCase Case, string? Name)>> CasesAsync(Guid eventId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.CandourCases.AsNoTracking().Where(known => known.EventId == eventId).OrderBy(known => known.OpenedAt).ToListAsync();
        var ids = found.ConvertAll(one => one.Id);
        var people = await context.CandourPeople.AsNoTracking().Where(person => ids.Contains(person.CaseId)).ToDictionaryAsync(person => person.CaseId);
        return [.. found.Select(one => (one, people.TryGetValue(one.Id, out var person) ? Of(person).Name : null))];
    }

    public async Task<CandourCase?> CaseAsync(Guid eventId, Guid caseId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.CandourCases.AsNoTracking().FirstOrDefaultAsync(known => known.Id == caseId && known.EventId == eventId);
    }

    public async Task<RelevantPerson?> PersonAsync(Guid caseId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.CandourPeople.AsNoTracking().FirstOrDefaultAsync(known => known.CaseId == caseId) is { } person ? Of(person) : null;
    }

    /// <summary>In the order in which they were done.</summary>
    public async Task<IReadOnlyList<ReadableStep>> StepsAsync(Guid caseId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.CandourSteps.AsNoTracking().Where(known => known.CaseId == caseId)
            .Join(context.Users, known => known.PersonId, person => person.Id, (known, person) => new { known, person.DisplayName }).ToListAsync();
        return [.. found.OrderBy(one => one.known.DoneOn).ThenBy(one => one.known.At).ThenBy(one => one.known.Id)
            .Select(one => new ReadableStep(one.known, one.DisplayName, Read<Dictionary<string, string>>(CandourStepTaken.Purpose(one.known.Id), one.known.Encrypted)))];
    }

    public async Task<IReadOnlyList<ReadableLetter>> LettersAsync(Guid caseId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.CandourLetters.AsNoTracking().Where(known => known.CaseId == caseId)
            .Join(context.Users, known => known.MadeBy, person => person.Id, (known, person) => new { known, person.DisplayName }).ToListAsync();
        return [.. found.OrderBy(one => one.known.MadeAt).ThenBy(one => one.known.Id).Select(one => new ReadableLetter(one.known, one.DisplayName, encryption.DecryptText(CandourLetter.Purpose(one.known.Id), one.known.Encrypted)))];
    }

    /// <summary>The cases that the person may carry out, and the assessments that wait; that they were listed is in the log.</summary>
    public async Task<(IReadOnlyList<CandourRow> Cases, IReadOnlyList<AssessedRow> Waiting)> ListAsync(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        if (!person.May(Permission.CarryOutCandour)) return ([], []);
        var records = CandourAccess.Records(context, person);
        var cases = await (from one in context.CandourCases.AsNoTracking() join record in records on one.EventId equals record.Id select new CandourRow(one, record.Reference, record.RecordedAt)).ToListAsync();
        var waiting = await (
            from assessment in context.CandourAssessments.AsNoTracking()
            join record in records on assessment.EventId equals record.Id
            where record.WithdrawnAt == null && !context.CandourAssessments.Any(later => later.EventId == assessment.EventId && later.Number > assessment.Number)
                && (assessment.Result == Domain.Candour.CandourResult.CannotBeSaid || assessment.Result == Domain.Candour.CandourResult.Notifiable)
                && !context.CandourCases.Any(one => one.EventId == assessment.EventId)
            orderby assessment.At
            select new AssessedRow(assessment, record.Reference)).ToListAsync();
        await log.ListAsync(person, person.OrganisationId, CandourLinks.List, "", cases.Count + waiting.Count);
        return (cases, waiting);
    }

    private RelevantPerson Of(CandourPerson person) => Read<RelevantPerson>(CandourPerson.Purpose(person.CaseId), person.Encrypted);

    private T Read<T>(string purpose, string encrypted) => JsonSerializer.Deserialize<T>(encryption.DecryptText(purpose, encrypted), JsonSerializerOptions.Web)!;
}
