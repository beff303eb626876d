using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Responses;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Responses.Decisions;

/// <summary>A decision as it was made on a page, judged.</summary>
/// <param name="Id">Chosen when the page was shown, so that sent twice it is one decision.</param>
/// <param name="Records">All that it covers, at least one, of one organisation.</param>
/// <param name="Seen">The end of the history when the page was shown.</param>
public sealed record NewDecision(
    Guid Id, Guid OrganisationId, IReadOnlyList<Guid> Records, long Seen, Guid? ReviewOf, int CriteriaVersion, DecisionAnswers Answers, Guid? EngagementLeadId, DecisionTexts Texts);

/// <summary>Keeps decisions. Who may decide is found before, at the gate. The history has the names of fields and never what was written.</summary>
public sealed class DecisionService(RecordWriter writer, LocalEncryption encryption, ReviewMails mails)
{
    /// <summary>Of a text, in characters.</summary>
    public const int Longest = 4000;

    /// <summary>That one decision covers.</summary>
    public const int MostRecords = 50;

    /// <returns><see cref="ReviewOutcome.Conflict"/> where somebody decided about any of the records since the page was shown, <see cref="ReviewOutcome.Gone"/> where one is withdrawn, erased or out of reach.</returns>
    public Task<ReviewOutcome> DecideAsync(CurrentPerson person, NewDecision decision)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentOutOfRangeException.ThrowIfZero(decision.Records.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decision.Records.Count, MostRecords);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            // Sent twice.
            if (await context.ResponseDecisions.AnyAsync(known => known.Id == decision.Id)) return await context.ResponseDecisions.AnyAsync(known => known.Id == decision.Id && known.DecidedBy == person.Id) ? ReviewOutcome.Done : ReviewOutcome.Conflict;
            var records = await OpenAsync(context, decision.OrganisationId, decision.Records, person.Id);
            if (records.Count != decision.Records.Count) return ReviewOutcome.Gone;
            if (await context.DecisionRecords.AnyAsync(link => decision.Records.Contains(link.EventId) && context.ResponseDecisions.Any(known => known.Id == link.DecisionId && known.Sequence > decision.Seen))) return ReviewOutcome.Conflict;
            await KeepAsync(transaction, context, encryption, person.Id, decision);
            await TellAsync(context, person, decision, records);
            context.ChangeTracker.Clear();
            return ReviewOutcome.Done;
        });
    }

    /// <summary>Writes the decision, and an entry in the history of each record.</summary>
    internal static async Task KeepAsync(RecordTransaction transaction, LearnSafeContext context, LocalEncryption encryption, Guid by, NewDecision decision)
    {
        var answers = decision.Answers;
        context.ResponseDecisions.Add(new ResponseDecision
        {
            Id = decision.Id,
            OrganisationId = decision.OrganisationId,
            ReviewOf = decision.ReviewOf,
            Sequence = transaction.NextSequence,
            CriteriaVersion = decision.CriteriaVersion,
            DecidedOn = answers.DecidedOn!.Value,
            DecidedBy = by,
            At = transaction.Now,
            Safety = answers.Safety!.Value,
            Criteria = string.Join(' ', answers.Criteria),
            LearningPotential = answers.LearningPotential,
            SystemicRisk = answers.SystemicRisk,
            InequalityConsidered = answers.InequalityConsidered == true,
            Outcome = answers.Outcome!.Value,
            Method = answers.Outcome == ResponseOutcome.LearningResponse ? answers.Method : null,
            LeadId = answers.LeadId,
            EngagementLeadId = decision.EngagementLeadId,
            DueBy = answers.DueBy,
            Texts = encryption.Encrypt(ResponseDecision.Purpose(decision.Id), decision.Texts.Json()),
        });
        await context.SaveChangesAsync();
        context.DecisionRecords.AddRange(decision.Records.Select(record => new DecisionRecord { DecisionId = decision.Id, EventId = record }));
        await context.SaveChangesAsync();
        var content = JsonSerializer.Serialize(new { decision = decision.Id, reviewOf = decision.ReviewOf, criteriaVersion = decision.CriteriaVersion, fields = FieldsOf(decision) }, JsonSerializerOptions.Web);
        foreach (var record in decision.Records) await transaction.AppendAsync(Actor.Person(by), HistoryActions.ResponseDecided, record, content, [], decision.OrganisationId);
    }

    private async Task TellAsync(LearnSafeContext context, CurrentPerson person, NewDecision decision, List<PatientSafetyEvent> records)
    {
        foreach (var record in records.Where(record => record.ReporterId != person.Id))
            await mails.ToReporterAsync(context, record, "How we respond to a record of yours was decided", "You can read what happens now.", RecordLinks.Record(record.Id));
        foreach (var lead in new[] { decision.Answers.LeadId, decision.EngagementLeadId }.OfType<Guid>().Where(one => one != person.Id).Distinct())
            await mails.ToPersonAsync(context, records[0].Id, lead, "You are named in a response decision", "A colleague has decided how to respond to a record, and has named you.", DecisionLinks.Decision(decision.Id));
    }

    /// <summary>Those of the organisation that stand, and are not kept from the person.</summary>
    internal static Task<List<PatientSafetyEvent>> OpenAsync(LearnSafeContext context, Guid organisation, IReadOnlyList<Guid> ids, Guid person) =>
        context.Events.AsNoTracking().Where(record => ids.Contains(record.Id) && record.OrganisationId == organisation && record.WithdrawnAt == null
            && context.Revisions.Any(revision => revision.EventId == record.Id && revision.Number == record.CurrentRevision && revision.Answers != null)
            && !context.KeptFrom.Any(kept => kept.EventId == record.Id && kept.PersonId == person)).ToListAsync();

    private static List<string> FieldsOf(NewDecision decision)
    {
        var (answers, texts) = (decision.Answers, decision.Texts);
        (string Name, bool Given)[] fields =
        [
            ("safety", true), ("criteria", answers.Criteria.Count > 0), ("learningPotential", answers.LearningPotential is not null), ("systemicRisk", answers.SystemicRisk is not null),
            ("inequalityConsidered", true), ("outcome", true), ("method", answers.Method is not null), ("lead", answers.LeadId is not null), ("engagementLead", decision.EngagementLeadId is not null),
            ("dueBy", answers.DueBy is not null), ("reason", true), ("priority", texts.Priority is not null), ("improvement", texts.Improvement is not null),
            ("references", new[] { texts.Complaint, texts.Claim, texts.Personnel, texts.Safeguarding }.Any(text => text is not null)),
        ];
        return [.. fields.Where(field => field.Given).Select(field => field.Name)];
    }
}
