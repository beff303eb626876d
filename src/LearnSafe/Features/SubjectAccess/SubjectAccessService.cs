using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Candour;
using LearnSafe.Features.Events.Joins;
using LearnSafe.Features.History;
using LearnSafe.Features.Responses.Decisions;
using LearnSafe.Features.Responses.Learning;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.SubjectAccess;

/// <summary>Something that is held on the person.</summary>
/// <param name="Id">The same each time that it is found, so that a decision is about this very item.</param>
/// <param name="Where">What it was found in: "Record LS-7K3M-9QXD, revision 2".</param>
/// <param name="Text">All of it: the surrounding text matters.</param>
/// <param name="Proposed">The same with what looks like other people's details taken out.</param>
public sealed record HeldItem(string Id, string Where, DateTime? At, string Text, string Proposed);

/// <summary>Everything that an organisation holds on one person.</summary>
/// <param name="Truncated">More was found than can be reviewed in one go.</param>
public sealed record HeldOnPerson(IReadOnlyList<HeldItem> Items, bool Truncated);

/// <summary>Gathers what an organisation holds on one person, but for records that are kept from the reviewer: somebody else answers for those. What is private to a member of staff (reflections, drafts) is theirs to print and is only counted here.</summary>
public sealed class SubjectAccessService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, LfpseContent lfpse, LocalEncryption encryption, ActionTextService actionTexts)
{
    /// <summary>Items that one person can review in one go.</summary>
    public const int Most = 200;

    private const string Removed = "[somebody else]";

    /// <summary>On a member of staff, by the address they sign in with; null where nobody of that address held a role here.</summary>
    /// <param name="seesReporters">Whether the reviewer may know who recorded what. One who may not is told how many, and what was recorded anonymously is told to nobody: its reporter prints it.</param>
    public async Task<HeldOnPerson?> OfAccountAsync(Guid organisation, Guid reviewer, string email, bool seesReporters)
    {
        ArgumentNullException.ThrowIfNull(email);
        var normalized = email.ToUpperInvariant();
        await using var context = await contexts.CreateDbContextAsync();
        var person = await context.Users.AsNoTracking().FirstOrDefaultAsync(known => known.NormalizedEmail == normalized && context.RoleAssignments.Any(role => role.PersonId == known.Id && role.OrganisationId == organisation));
        if (person is null) return null;
        List<HeldItem> items = [Item("account", "Account", person.CreatedAt, $"{person.DisplayName}, {person.Email}. Made on {UkTime.TextFromUtc(person.CreatedAt)}.", [person.DisplayName, person.Email!])];
        foreach (var role in await context.RoleAssignments.AsNoTracking().Where(role => role.PersonId == person.Id && role.OrganisationId == organisation).OrderBy(role => role.RequestedAt).ToListAsync())
            items.Add(Item($"role-{role.Id:n}", "Role", role.RequestedAt, $"{role.Role}: {role.State}. Asked for or given on {UkTime.TextFromUtc(role.RequestedAt)}.", []));
        var recorded = await (
            from record in context.Events.AsNoTracking()
            join revision in context.Revisions.AsNoTracking() on record.Id equals revision.EventId
            where record.OrganisationId == organisation && revision.ActorKind == ActorKind.Person && revision.ActorId == person.Id && !context.KeptFrom.Any(kept => kept.PersonId == reviewer && kept.EventId == record.Id)
            orderby revision.At descending
            select new EventRecord { Event = record, Revision = revision }).Take(Most).ToListAsync();
        List<EventRecord> told = [.. recorded.Where(record => record.Event.ReporterId != person.Id || (seesReporters && record.Answers.Values.First("IsAnonymous") != "true"))];
        items.AddRange(told.Select(record => Of(record, [person.DisplayName])));
        var drafts = await context.Drafts.CountAsync(draft => draft.PersonId == person.Id && draft.OrganisationId == organisation);
        var reflections = await context.Reflections.CountAsync(reflection => reflection.PersonId == person.Id && context.Events.Any(record => record.Id == reflection.EventId && record.OrganisationId == organisation));
        var appraisal = await context.PrivateReflections.CountAsync(reflection => reflection.PersonId == person.Id);
        var likes = await context.LearningLikes.CountAsync(like => like.PersonId == person.Id);
        var views = await context.SavedViews.CountAsync(view => view.PersonId == person.Id);
        items.Add(Item("private", "Private to them", null, FormattableString.Invariant($"{drafts} drafts, {reflections} reflections on records, {appraisal} other reflections for appraisal, {likes} likes of learning summaries, {views} saved views and {recorded.Count - told.Count} revisions of records that they recorded. They open and print these themselves, under My records and drafts, and take their reflections along as a file from My appraisal summary."), []));
        var responses = await context.LearningResponses.AsNoTracking().Where(response => response.OrganisationId == organisation
                && (response.LeadId == person.Id || response.EngagementLeadId == person.Id || context.ResponseParticipants.Any(one => one.ResponseId == response.Id && one.PersonId == person.Id))
                && !context.ResponseRecords.Any(link => link.ResponseId == response.Id && context.KeptFrom.Any(kept => kept.PersonId == reviewer && kept.EventId == link.EventId)))
            .Select(response => new { response.Id, response.Reference, response.BegunAt, Leads = response.LeadId == person.Id }).ToListAsync();
        items.AddRange(responses.Select(response => Item($"response-{response.Id:n}", $"Learning response {response.Reference}", response.BegunAt, response.Leads ? "They lead it." : "They take part in it.", [])));
        items.AddRange((await (await HeldActions.OfAsync(context, actionTexts, organisation, reviewer)).OfPersonAsync(person.Id)).Select(held => Item(held.Id, held.Where, held.At, held.Text, [person.DisplayName])));
        var changes = await context.History.AsNoTracking().Where(entry => entry.OrganisationId == organisation && entry.ActorKind == ActorKind.Person && entry.ActorId == person.Id
                && !context.Events.Any(record => record.Id == entry.SubjectId && record.ReporterId == person.Id)
                && !context.KeptFrom.Any(kept => kept.PersonId == reviewer && kept.EventId == entry.SubjectId))
            .OrderByDescending(entry => entry.At).Take(Most).Select(entry => new { entry.Sequence, entry.At, entry.Action }).ToListAsync();
        items.AddRange(changes.Select(entry => Item(FormattableString.Invariant($"history-{entry.Sequence}"), "History", entry.At, $"They did this: {entry.Action}.", [])));
        return new HeldOnPerson([.. items.Take(Most)], items.Count > Most || recorded.Count == Most || changes.Count == Most);
    }

    /// <summary>On somebody who is named in free text, or whose number in the local system was left. Looks through the organisation's own records, every revision of them.</summary>
    /// <param name="words">Names or numbers: a record that holds any of them is found.</param>
    public async Task<HeldOnPerson> OfWordsAsync(Guid organisation, Guid reviewer, IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        await using var context = await contexts.CreateDbContextAsync();
        List<HeldItem> items = [];
        var all =
            from record in context.Events.AsNoTracking()
            join revision in context.Revisions.AsNoTracking() on record.Id equals revision.EventId
            where record.OrganisationId == organisation && revision.Answers != null && !context.KeptFrom.Any(kept => kept.PersonId == reviewer && kept.EventId == record.Id)
            orderby revision.At descending
            select new EventRecord { Event = record, Revision = revision };
        await foreach (var record in all.AsAsyncEnumerable())
        {
            if (Holds(TextOf(record), words)) items.Add(Of(record, words));
            if (items.Count > Most) break;
        }

        var numbers = await (
            from number in context.PatientNumbers.AsNoTracking()
            join record in context.Events.AsNoTracking() on number.EventId equals record.Id
            where record.OrganisationId == organisation && !context.KeptFrom.Any(kept => kept.PersonId == reviewer && kept.EventId == record.Id)
            select new { number.EventId, number.Encrypted, number.KeptAt, record.Reference }).ToListAsync();
        foreach (var number in numbers)
        {
            var clear = encryption.DecryptText($"patient number {number.EventId}", number.Encrypted);
            if (words.Any(word => string.Equals(word, clear, StringComparison.OrdinalIgnoreCase))) items.Insert(0, Item($"number-{number.EventId:n}", $"Patient's number kept with record {number.Reference}", number.KeptAt, clear, words));
        }

        items.AddRange(await JoinsAsync(context, organisation, reviewer, words));
        items.AddRange(await DecisionsAsync(context, organisation, reviewer, words));
        items.AddRange(await CandourAsync(context, organisation, reviewer, words));
        items.AddRange((await (await HeldActions.OfAsync(context, actionTexts, organisation, reviewer)).AllAsync()).Where(held => Holds(held.Text, words)).Select(held => Item(held.Id, held.Where, held.At, held.Text, words)));
        var fields = await context.ResponseFields.AsNoTracking().Join(context.LearningResponses, field => field.ResponseId, response => response.Id, (field, response) => new { Field = field, Response = response })
            .Where(one => one.Response.OrganisationId == organisation && !context.ResponseRecords.Any(link => link.ResponseId == one.Response.Id && context.KeptFrom.Any(kept => kept.PersonId == reviewer && kept.EventId == link.EventId)))
            .Select(one => new { one.Field.PartId, one.Field.Section, one.Field.Name, one.Field.Encrypted, one.Field.EditedAt, one.Response.Reference }).ToListAsync();
        foreach (var field in fields)
        {
            var text = encryption.DecryptText(ResponseField.Purpose(field.PartId, field.Section, field.Name), field.Encrypted);
            if (Holds(text, words)) items.Add(Item($"response-{field.PartId:n}-{field.Section}-{field.Name}", $"Learning response {field.Reference}", field.EditedAt, text, words));
        }

        return new HeldOnPerson([.. items.Take(Most)], items.Count > Most);
    }

    /// <summary>Why records were said to tell of the same event, or not to.</summary>
    private async Task<List<HeldItem>> JoinsAsync(LearnSafeContext context, Guid organisation, Guid reviewer, IReadOnlyList<string> words)
    {
        List<HeldItem> items = [];
        var joins = await context.RecordJoins.AsNoTracking().Where(one => one.OrganisationId == organisation && !context.KeptFrom.Any(kept => kept.PersonId == reviewer && (kept.EventId == one.EventId || kept.EventId == one.HeadId)))
            .OrderByDescending(one => one.JoinedAt).Select(one => new { Join = one, Reference = context.Events.Where(record => record.Id == one.EventId).Select(record => record.Reference).First() }).ToListAsync();
        foreach (var one in joins)
        {
            string?[] texts = [encryption.DecryptText(RecordJoin.ReasonPurpose(one.Join.Id), one.Join.Reason), one.Join.EndReason is { } end ? encryption.DecryptText(RecordJoin.EndPurpose(one.Join.Id), end) : null];
            var text = string.Join('\n', texts.OfType<string>());
            if (Holds(text, words)) items.Add(Item($"join-{one.Join.Id:n}", $"Why record {one.Reference} was joined to another", one.Join.JoinedAt, text, words));
        }

        return items;
    }

    /// <summary>What was written when it was decided how to respond, and when somebody outside was told.</summary>
    private async Task<List<HeldItem>> DecisionsAsync(LearnSafeContext context, Guid organisation, Guid reviewer, IReadOnlyList<string> words)
    {
        List<HeldItem> items = [];
        var decisions = await context.ResponseDecisions.AsNoTracking().Where(decision => decision.OrganisationId == organisation && decision.Texts != null
            && !context.DecisionRecords.Any(link => link.DecisionId == decision.Id && context.KeptFrom.Any(kept => kept.PersonId == reviewer && kept.EventId == link.EventId))).OrderByDescending(decision => decision.Sequence).ToListAsync();
        foreach (var decision in decisions)
        {
            var text = string.Join('\n', DecisionTexts.Read(encryption.DecryptText(ResponseDecision.Purpose(decision.Id), decision.Texts!)).All);
            if (Holds(text, words)) items.Add(Item($"decision-{decision.Id:n}", $"Decision of {UkTime.Text(decision.DecidedOn)} on how to respond", decision.At, text, words));
        }

        var notifications = await context.ExternalNotifications.AsNoTracking().Where(notification => notification.OrganisationId == organisation && (notification.Reference != null || notification.Reason != null)
            && !context.KeptFrom.Any(kept => kept.PersonId == reviewer && kept.EventId == notification.EventId)).OrderByDescending(notification => notification.Sequence).ToListAsync();
        foreach (var notification in notifications)
        {
            var reference = notification.Reference is { } number ? encryption.DecryptText(ExternalNotification.ReferencePurpose(notification.Id), number) : null;
            var text = string.Join('\n', new[] { reference, notification.Reason is { } reason ? encryption.DecryptText(ExternalNotification.ReasonPurpose(notification.Id), reason) : null }.OfType<string>());
            if (Holds(text, words)) items.Add(Item($"notification-{notification.Id:n}", "Note that somebody outside is told", notification.At, text, words));
        }

        return items;
    }

    /// <summary>What is kept of the duty of candour: whom it names is among what a person may ask for. It is encrypted, so each text is read.</summary>
    private async Task<List<HeldItem>> CandourAsync(LearnSafeContext context, Guid organisation, Guid reviewer, IReadOnlyList<string> words)
    {
        var records = context.Events.Where(record => record.OrganisationId == organisation && !context.KeptFrom.Any(kept => kept.PersonId == reviewer && kept.EventId == record.Id));
        var cases = from one in context.CandourCases.AsNoTracking() join record in records on one.EventId equals record.Id select new { one.Id, one.OpenedAt, record.Reference };
        List<(string Id, string Where, DateTime At, string Text)> found = [];
        found.AddRange((await (from assessment in context.CandourAssessments.AsNoTracking() join record in records on assessment.EventId equals record.Id select new { assessment.Id, assessment.At, assessment.Encrypted, record.Reference }).ToListAsync())
            .Select(row => ($"candour-{row.Id:n}", $"Duty of candour, assessment of record {row.Reference}", row.At, Spoken(CandourAssessment.Purpose(row.Id), row.Encrypted))));
        found.AddRange((await (from person in context.CandourPeople.AsNoTracking() join one in cases on person.CaseId equals one.Id select new { person.CaseId, person.Encrypted, one.OpenedAt, one.Reference }).ToListAsync())
            .Select(row => ($"candour-{row.CaseId:n}", $"Duty of candour, who is told of record {row.Reference}", row.OpenedAt, Spoken(CandourPerson.Purpose(row.CaseId), row.Encrypted))));
        found.AddRange((await (from step in context.CandourSteps.AsNoTracking() join one in cases on step.CaseId equals one.Id select new { step.Id, step.At, step.Encrypted, one.Reference }).ToListAsync())
            .Select(row => ($"candour-{row.Id:n}", $"Duty of candour, step for record {row.Reference}", row.At, Spoken(CandourStepTaken.Purpose(row.Id), row.Encrypted))));
        found.AddRange((await (from letter in context.CandourLetters.AsNoTracking() join one in cases on letter.CaseId equals one.Id select new { letter.Id, letter.ChangedAt, letter.Encrypted, one.Reference }).ToListAsync())
            .Select(row => ($"candour-{row.Id:n}", $"Duty of candour, letter for record {row.Reference}", row.ChangedAt, encryption.DecryptText(CandourLetter.Purpose(row.Id), row.Encrypted))));
        return [.. found.Where(one => Holds(one.Text, words)).OrderBy(one => one.At).Select(one => Item(one.Id, one.Where, one.At, one.Text, words))];
    }

    /// <summary>The texts of what is kept as JSON, a line each.</summary>
    private string Spoken(string purpose, string encrypted)
    {
        using var json = JsonDocument.Parse(encryption.DecryptText(purpose, encrypted));
        return string.Join('\n', json.RootElement.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.String).Select(property => property.Value.GetString()));
    }

    /// <summary>Notes that a request was answered; never whom it was about by name.</summary>
    public Task AnsweredAsync(Guid organisation, int items, Actor actor) => writer.WriteAsync(transaction => transaction.AppendAsync(
        actor, HistoryActions.SubjectAccessAnswered, organisation, JsonSerializer.Serialize(new { entries = items }, JsonSerializerOptions.Web), [], organisation));

    private HeldItem Of(EventRecord record, IReadOnlyList<string> own) => Item(
        FormattableString.Invariant($"record-{record.Event.Id:n}-{record.Revision.Number}"), FormattableString.Invariant($"Record {record.Event.Reference}, revision {record.Revision.Number}"),
        record.Revision.At, record.Erased ? "What was said was erased." : TextOf(record), own);

    /// <param name="own">The person's own names and numbers, which stay.</param>
    private static HeldItem Item(string id, string where, DateTime? at, string text, IReadOnlyList<string> own)
    {
        var others = PrivacyCheck.Find(text).Where(finding => !own.Any(word => text.Substring(finding.Start, finding.Length).Contains(word, StringComparison.OrdinalIgnoreCase)));
        return new HeldItem(id, where, at, text, PrivacyCheck.Replace(text, others.Select(finding => finding with { Neutral = Removed })));
    }

    private string TextOf(EventRecord record) => string.Join('\n', record.Answers.Patients.Prepend(record.Answers.Values).SelectMany(set => set)
        .Where(answer => lfpse.Taxonomies[record.Answers.TaxonomyVersion].Element(answer.Key) is { Type: AnswerType.String })
        .SelectMany(answer => answer.Value).Prepend(record.Answers.Description ?? "").Append(record.Revision.Reason ?? "").Where(text => text.Length > 0));

    private static bool Holds(string text, IReadOnlyList<string> words) => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
