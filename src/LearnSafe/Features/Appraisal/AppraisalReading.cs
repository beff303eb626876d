using LearnSafe.Data;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Responses.Learning;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Appraisal;

/// <summary>A record that the person made, as their summary lists it: nothing of what it says.</summary>
public sealed record OwnRecord(Guid Id, string Reference, string Type, DateTime RecordedAt, bool Withdrawn);

/// <summary>A reflection on a record.</summary>
/// <param name="Reference">Null where the person may not read the record any more.</param>
public sealed record RecordReflection(Guid EventId, string? Reference, DateOnly Day, ReflectionText Text);

/// <summary>A learning response that the person led or took part in with their account.</summary>
public sealed record TookPart(Guid Id, string Reference, string Method, bool Led, DateOnly StartedOn, bool Finished);

/// <summary>What a person can show for one appraisal year.</summary>
public sealed record AppraisalSummary(AppraisalYear Year, IReadOnlyList<OwnRecord> Records, IReadOnlyList<TookPart> Responses, IReadOnlyList<RecordReflection> OnRecords, IReadOnlyList<OwnReflection> Reflections)
{
    /// <summary>Hours that the person stated, added up.</summary>
    public decimal Hours => Reflections.Sum(reflection => reflection.Text.Hours ?? 0);
}

/// <summary>Puts a person's own year together, for that person alone.</summary>
public sealed class AppraisalReading(IDbContextFactory<LearnSafeContext> contexts, ReflectionService reflections, AppraisalService own, ResponseTemplates templates)
{
    public async Task<AppraisalSummary> OfAsync(CurrentPerson person, AppraisalYear year)
    {
        ArgumentNullException.ThrowIfNull(person);
        var (from, until) = (UkTime.ToUtc(year.FirstDay, TimeOnly.MinValue), UkTime.ToUtc(year.LastDay.AddDays(1), TimeOnly.MinValue));
        await using var context = await contexts.CreateDbContextAsync();
        var records = await context.Events.AsNoTracking().Where(record => record.ReporterId == person.Id && record.RecordedAt >= from && record.RecordedAt < until).OrderBy(record => record.RecordedAt).ToListAsync();
        var mine = await (
            from reflection in context.Reflections.AsNoTracking()
            join record in context.Events.AsNoTracking() on reflection.EventId equals record.Id
            where reflection.PersonId == person.Id && reflection.UpdatedAt >= @from && reflection.UpdatedAt < until
            orderby reflection.UpdatedAt
            select new { reflection.UpdatedAt, record }).ToListAsync();
        List<RecordReflection> onRecords = [];
        foreach (var one in mine)
        {
            if (await reflections.FindAsync(one.record.Id, person.Id) is { } text)
                onRecords.Add(new RecordReflection(one.record.Id, EventAccess.MayRead(person, one.record) ? one.record.Reference : null, DateOnly.FromDateTime(UkTime.FromUtc(one.UpdatedAt)), text));
        }

        var (first, last) = (year.FirstDay, year.LastDay);
        var visible = person.OrganisationId == Guid.Empty ? context.LearningResponses.Where(_ => false) : ResponseAccess.Visible(context, person);
        var responses = await ResponseAccess.TakingPart(context, visible.AsNoTracking(), person.Id).Where(response => response.StartedOn >= first && response.StartedOn <= last).OrderBy(response => response.StartedOn).ToListAsync();
        return new AppraisalSummary(
            year,
            [.. records.Where(record => EventAccess.MayRead(person, record)).Select(record => new OwnRecord(record.Id, record.Reference, LearnSafe.Domain.Lfpse.EventTypes.Title(record.Type), record.RecordedAt, record.WithdrawnAt is not null))],
            responses.ConvertAll(response => new TookPart(response.Id, response.Reference, templates.Of(response.Method, response.TemplateVersion).Title, response.LeadId == person.Id, response.StartedOn, response.CompletedAt is not null)),
            onRecords, await own.ListAsync(person.Id, year));
    }
}
