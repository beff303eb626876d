using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>How a response begins.</summary>
/// <param name="Records">What it is about: at least one for every method but those that look ahead or across.</param>
public sealed record ResponseBeginning(ResponseTemplate Method, string Title, IReadOnlyList<Guid> Records, Guid? DecisionId, Guid LeadId);

/// <summary>Who leads a response.</summary>
public sealed record ResponseLead(Guid LeadId, bool? Independent, Guid? EngagementLeadId);

/// <summary>Begins, leads and finishes learning responses. Who may is decided before, at the gate.</summary>
public sealed class ResponseService(RecordWriter writer, ResponseChangeService changes, LocalEncryption encryption)
{
    /// <summary>Proposed from its start: such responses ordinarily take one to three months.</summary>
    public const int MonthsToFinish = 3;

    /// <summary>Characters of a reason for more time.</summary>
    public const int LongestReason = 2000;

    public Task<Guid> BeginAsync(CurrentPerson person, ResponseBeginning beginning)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(beginning);
        return writer.WriteAsync(async transaction =>
        {
            var (context, today) = (await transaction.ContextAsync(), DateOnly.FromDateTime(UkTime.FromUtc(transaction.Now)));
            var response = new LearningResponse
            {
                Reference = $"LR{EventReference.New()[2..]}",
                OrganisationId = person.OrganisationId,
                Method = beginning.Method.Name,
                TemplateVersion = beginning.Method.Version,
                DecisionId = beginning.DecisionId,
                LeadId = beginning.LeadId,
                StartedOn = today,
                TargetOn = today.AddMonths(MonthsToFinish),
                BegunBy = person.Id,
                BegunAt = transaction.Now,
            };
            context.LearningResponses.Add(response);
            foreach (var record in beginning.Records) context.ResponseRecords.Add(new ResponseRecord { ResponseId = response.Id, EventId = record });
            var (section, title) = (CommonSection.PurposeAndScope.Name, CommonSection.Title);
            context.ResponseFields.Add(new ResponseField
            {
                PartId = response.Id,
                ResponseId = response.Id,
                Section = section,
                Name = title,
                Encrypted = encryption.Encrypt(ResponseField.Purpose(response.Id, section, title), beginning.Title),
                Revision = 1,
                EditedBy = person.Id,
                EditedAt = transaction.Now,
            });
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            await transaction.AppendAsync(
                Actor.Person(person.Id), HistoryActions.ResponseBegun, response.Id, JsonSerializer.Serialize(new { method = response.Method, templateVersion = response.TemplateVersion, records = beginning.Records }, JsonSerializerOptions.Web), [], person.OrganisationId);
            return response.Id;
        });
    }

    /// <param name="seen">The response's number when the page was shown.</param>
    public Task<ResponseOutcome> LeadAsync(CurrentPerson person, Guid responseId, int seen, ResponseLead lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return changes.MakeAsync(person, responseId, HistoryActions.ResponseChanged, change =>
        {
            var response = change.Response;
            if (response.Revision != seen) return Task.FromResult<IReadOnlyList<string>?>(null);
            (response.LeadId, response.LeadIndependent, response.EngagementLeadId, response.Revision) = (lead.LeadId, lead.Independent, lead.EngagementLeadId, seen + 1);
            return Changed("lead", "leadIndependent", "engagementLead");
        });
    }

    public Task<ResponseOutcome> ExtendAsync(CurrentPerson person, Guid responseId, int seen, DateOnly until, string reason, bool agreed)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reason.Length, LongestReason);
        var id = Guid.CreateVersion7();
        var encrypted = encryption.Encrypt(ResponseExtension.Purpose(id), reason);
        return changes.MakeAsync(person, responseId, HistoryActions.ResponseExtended, change =>
        {
            var response = change.Response;
            if (response.Revision != seen) return Task.FromResult<IReadOnlyList<string>?>(null);
            change.Context.ResponseExtensions.Add(new ResponseExtension { Id = id, ResponseId = responseId, From = response.TargetOn, Until = until, Encrypted = encrypted, AgreedWithAffected = agreed, By = person.Id, At = change.Now });
            (response.TargetOn, response.Revision) = (until, seen + 1);
            return Changed("target", "reason", "agreedWithAffected");
        });
    }

    public Task<ResponseOutcome> UseAsync(CurrentPerson person, Guid responseId, Guid toolId, ResponseTemplate tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        return changes.MakeAsync(person, responseId, HistoryActions.ResponseToolAdded, change =>
        {
            change.Context.ResponseTools.Add(new ResponseTool { Id = toolId, ResponseId = responseId, Template = tool.Name, TemplateVersion = tool.Version, AddedBy = person.Id, AddedAt = change.Now });
            return Changed("tool");
        });
    }

    public Task<ResponseOutcome> FinishAsync(CurrentPerson person, Guid responseId) => changes.MakeAsync(person, responseId, HistoryActions.ResponseCompleted, change =>
    {
        (change.Response.CompletedAt, change.Response.CompletedBy) = (change.Now, person.Id);
        return Changed("completed");
    });

    /// <summary>Goes on with a response that was finished; whoever approved it approved what it said then.</summary>
    public Task<ResponseOutcome> ReopenAsync(CurrentPerson person, Guid responseId) => changes.MakeAsync(
        person, responseId, HistoryActions.ResponseReopened, change =>
        {
            if (change.Response.CompletedAt is null) return Changed();
            (change.Response.CompletedAt, change.Response.CompletedBy, change.Response.ApprovedAt, change.Response.ApprovedBy) = (null, null, null, null);
            return Changed("completed", "approved");
        }, finishedToo: true);

    /// <summary>Stands for a finished response on the organisation's behalf.</summary>
    public Task<ResponseOutcome> ApproveAsync(CurrentPerson person, Guid responseId) => changes.MakeAsync(
        person, responseId, HistoryActions.ResponseApproved, change =>
        {
            if (change.Response.CompletedAt is null) return Task.FromResult<IReadOnlyList<string>?>(null);
            if (change.Response.ApprovedAt is not null) return Changed();
            (change.Response.ApprovedAt, change.Response.ApprovedBy) = (change.Now, person.Id);
            return Changed("approved");
        }, finishedToo: true);

    private static Task<IReadOnlyList<string>?> Changed(params string[] names) => Task.FromResult<IReadOnlyList<string>?>(names);
}
