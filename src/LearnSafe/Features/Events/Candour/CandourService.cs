using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Candour;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Candour;

/// <summary>What became of something that was done.</summary>
public enum CandourOutcome
{
    Done,

    /// <summary>Somebody else did something meanwhile.</summary>
    Conflict,

    /// <summary>The record or the case is gone, or closed.</summary>
    Gone,
}

/// <summary>Judges the duty of candour and carries it out. Who may is decided before, at the gate. The history has the names of fields and never what was written.</summary>
public sealed class CandourService(RecordWriter writer, LocalEncryption encryption, CandourLetters letters)
{
    /// <summary>Of a letter, in characters.</summary>
    public const int LongestLetter = 20_000;

    /// <summary>Of any other field, in characters.</summary>
    public const int Longest = 4000;

    /// <param name="seen">How many assessments there were when the questions were shown.</param>
    public Task<CandourOutcome> AssessAsync(Guid person, Guid eventId, int seen, int rulesVersion, string registeredPerson, CandourStatement statement, CandourJudgement judged) => writer.WriteAsync(async transaction =>
    {
        ArgumentNullException.ThrowIfNull(judged);
        var context = await transaction.ContextAsync();
        if (await StandingAsync(context, eventId) is not { WithdrawnAt: null } record) return CandourOutcome.Gone;
        if (await context.CandourAssessments.CountAsync(known => known.EventId == eventId) != seen) return CandourOutcome.Conflict;
        var id = Guid.CreateVersion7();
        context.CandourAssessments.Add(new CandourAssessment
        {
            Id = id,
            EventId = eventId,
            OrganisationId = record.OrganisationId,
            Number = seen + 1,
            At = transaction.Now,
            PersonId = person,
            RulesVersion = rulesVersion,
            RegisteredPerson = registeredPerson,
            Test = judged.Test?.Paragraph,
            Result = judged.Result,
            Encrypted = encryption.Encrypt(CandourAssessment.Purpose(id), JsonSerializer.Serialize(statement, JsonSerializerOptions.Web)),
        });
        return await SaveAsync(transaction, context, person, HistoryActions.CandourAssessed, record, "answers", "opinion", "rationale", "result");
    });

    /// <summary>Begins to carry it out, on an assessment that has a result.</summary>
    /// <returns>The case; null where the assessment cannot begin one.</returns>
    public Task<Guid?> OpenAsync(Guid person, Guid eventId, Guid assessmentId, DateOnly awareOn, CandourTargets targets) => writer.WriteAsync<Guid?>(async transaction =>
    {
        ArgumentNullException.ThrowIfNull(targets);
        var context = await transaction.ContextAsync();
        var assessment = await context.CandourAssessments.AsNoTracking().FirstOrDefaultAsync(known => known.Id == assessmentId && known.EventId == eventId);
        if (assessment is null or { Result: CandourResult.CannotBeSaid } || await StandingAsync(context, eventId) is not { WithdrawnAt: null } record) return null;
        var tellBy = targets.TellBy(awareOn);
        var made = context.CandourCases.Add(new CandourCase
        {
            EventId = eventId,
            OrganisationId = record.OrganisationId,
            AssessmentId = assessmentId,
            Statutory = assessment.Result == CandourResult.Notifiable,
            OpenedAt = transaction.Now,
            OpenedBy = person,
            AwareOn = awareOn,
            TellBy = tellBy,
            WriteBy = targets.WriteBy(tellBy),
        }).Entity;
        await SaveAsync(transaction, context, person, HistoryActions.CandourCaseOpened, record, "awareOn", "tellBy", "writeBy");
        return made.Id;
    });

    /// <param name="seen">The version of the case that was on screen.</param>
    public Task<CandourOutcome> NameAsync(Guid person, Guid eventId, Guid caseId, int seen, RelevantPerson relevant) => ChangeAsync(person, eventId, caseId, seen, HistoryActions.CandourPersonNamed, async change =>
    {
        var text = encryption.Encrypt(CandourPerson.Purpose(caseId), JsonSerializer.Serialize(relevant, JsonSerializerOptions.Web));
        if (await change.Context.CandourPeople.FirstOrDefaultAsync(known => known.CaseId == caseId) is { } known) known.Encrypted = text;
        else change.Context.CandourPeople.Add(new CandourPerson { CaseId = caseId, Encrypted = text });
        return ["name", "actsFor", "relation", "contact", "needs"];
    });

    /// <param name="fields">What was written, by the names of the step's fields.</param>
    /// <param name="ends">Whether no more attempts follow: the person cannot be reached, or declines.</param>
    public Task<CandourOutcome> StepAsync(Guid person, Guid eventId, Guid caseId, int seen, CandourStepKind kind, DateOnly on, IReadOnlyDictionary<string, string> fields, CandourTargets targets, bool ends = false)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(targets);
        return ChangeAsync(person, eventId, caseId, seen, HistoryActions.CandourStepTaken, change =>
        {
            Note(change, person, kind, on, fields, null);
            Apply(change.Case, kind, on, targets, ends);
            return Task.FromResult<IReadOnlyList<string>?>([Name(kind), .. fields.Keys]);
        });
    }

    /// <returns>The letter; null where the case is gone or closed.</returns>
    public Task<Guid?> BeginLetterAsync(Guid person, Guid eventId, Guid caseId, CandourLetterTemplate template, string text)
    {
        ArgumentNullException.ThrowIfNull(template);
        return writer.WriteAsync<Guid?>(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await StandingAsync(context, eventId) is not { } record || !await context.CandourCases.AnyAsync(known => known.Id == caseId && known.EventId == eventId && known.ClosedAt == null)) return null;
            var id = Guid.CreateVersion7();
            context.CandourLetters.Add(new CandourLetter { Id = id, CaseId = caseId, Template = template.Name, TemplateVersion = letters.Version, MadeAt = transaction.Now, MadeBy = person, ChangedAt = transaction.Now, Encrypted = encryption.Encrypt(CandourLetter.Purpose(id), text) });
            await SaveAsync(transaction, context, person, HistoryActions.CandourLetterWritten, record, "letter");
            return id;
        });
    }

    /// <param name="seen">The version of the letter that was on screen.</param>
    public Task<CandourOutcome> WriteLetterAsync(Guid person, Guid eventId, Guid caseId, Guid letterId, int seen, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, LongestLetter);
        return ChangeAsync(person, eventId, caseId, null, HistoryActions.CandourLetterWritten, async change =>
        {
            if (await change.Context.CandourLetters.FirstOrDefaultAsync(known => known.Id == letterId && known.CaseId == caseId) is not { SentOn: null } letter || letter.Version != seen) return null;
            (letter.Encrypted, letter.ChangedAt) = (encryption.Encrypt(CandourLetter.Purpose(letterId), text), change.Now);
            letter.Version++;
            return ["letter"];
        });
    }

    /// <summary>The letter went: it is the copy that is kept, and changes no more.</summary>
    /// <param name="seen">The version of the letter that was on screen.</param>
    /// <param name="how">By post, by hand, by email.</param>
    public Task<CandourOutcome> SendLetterAsync(Guid person, Guid eventId, Guid caseId, Guid letterId, int seen, DateOnly on, string how, CandourTargets targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return ChangeAsync(person, eventId, caseId, null, HistoryActions.CandourLetterSent, async change =>
        {
            if (await change.Context.CandourLetters.FirstOrDefaultAsync(known => known.Id == letterId && known.CaseId == caseId) is not { SentOn: null } letter || letter.Version != seen) return null;
            letter.SentOn = on;
            letter.Version++;
            var kind = letters.Find(letter.Template)?.Kind switch
            {
                CandourLetterKind.Results => CandourStepKind.Results,
                CandourLetterKind.Attempt => CandourStepKind.Attempt,
                _ => CandourStepKind.Written,
            };
            Note(change, person, kind, on, new Dictionary<string, string> { ["How"] = how }, letterId);
            Apply(change.Case, kind, on, targets, ends: false);
            return ["letter", "sentOn", "how"];
        });
    }

    public Task<CandourOutcome> CloseAsync(Guid person, Guid eventId, Guid caseId, int seen, DateOnly on, string summary) => ChangeAsync(person, eventId, caseId, seen, HistoryActions.CandourCaseClosed, change =>
    {
        if (CandourCourse.MissingToClose(change.Case.Done).Count > 0) return Task.FromResult<IReadOnlyList<string>?>(null);
        Note(change, person, CandourStepKind.Closed, on, new Dictionary<string, string> { ["Summary"] = summary }, null);
        (change.Case.ClosedAt, change.Case.ClosedBy) = (change.Now, person);
        return Task.FromResult<IReadOnlyList<string>?>(["closedAt", "summary"]);
    });

    public Task<CandourOutcome> ReopenAsync(Guid person, Guid eventId, Guid caseId, int seen, DateOnly on) => ChangeAsync(person, eventId, caseId, seen, HistoryActions.CandourCaseReopened, change =>
    {
        Note(change, person, CandourStepKind.Reopened, on, new Dictionary<string, string>(), null);
        (change.Case.ClosedAt, change.Case.ClosedBy) = (null, null);
        return Task.FromResult<IReadOnlyList<string>?>(["closedAt"]);
    }, closed: true);

    private void Note(CandourChange change, Guid person, CandourStepKind kind, DateOnly on, IReadOnlyDictionary<string, string> fields, Guid? letter)
    {
        if (fields.Values.Any(text => text.Length > Longest)) throw new ArgumentOutOfRangeException(nameof(fields));
        var id = Guid.CreateVersion7();
        change.Context.CandourSteps.Add(new CandourStepTaken { Id = id, CaseId = change.Case.Id, Kind = kind, DoneOn = on, At = change.Now, PersonId = person, LetterId = letter, Encrypted = encryption.Encrypt(CandourStepTaken.Purpose(id), JsonSerializer.Serialize(fields, JsonSerializerOptions.Web)) });
    }

    /// <summary>The first of each step counts: a second talk or letter does not move the day on which the duty was met.</summary>
    private static void Apply(CandourCase one, CandourStepKind kind, DateOnly on, CandourTargets targets, bool ends)
    {
        if (kind == CandourStepKind.Told)
        {
            if (one.ToldOn is null)
            {
                one.WriteBy = targets.WriteBy(on);
                one.Reminded &= ~(CandourReminders.BeforeWriting | CandourReminders.AfterWriting);
            }

            one.ToldOn = Earlier(one.ToldOn, on);
            // Whoever was told was reached.
            one.NotReachedOn = null;
        }
        else if (kind == CandourStepKind.Written) one.WrittenOn = Earlier(one.WrittenOn, on);
        else if (kind == CandourStepKind.Results) one.ResultsOn = Earlier(one.ResultsOn, on);
        else if (kind == CandourStepKind.Attempt)
        {
            one.Attempts++;
            if (ends && one.ToldOn is null) one.NotReachedOn = Earlier(one.NotReachedOn, on);
        }
    }

    private static DateOnly Earlier(DateOnly? known, DateOnly on) => known is { } before && before < on ? before : on;

    private static string Name(CandourStepKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    /// <param name="seen">Null where something within the case says whether it is still what was seen.</param>
    /// <param name="apply">The fields for the history; null where somebody was quicker.</param>
    private Task<CandourOutcome> ChangeAsync(Guid person, Guid eventId, Guid caseId, int? seen, string action, Func<CandourChange, Task<IReadOnlyList<string>?>> apply, bool closed = false) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var outcome = CandourOutcome.Gone;
        if (await StandingAsync(context, eventId) is { } record && await context.CandourCases.FirstOrDefaultAsync(known => known.Id == caseId && known.EventId == eventId) is { } one)
        {
            if (seen is { } version && one.Version != version) outcome = CandourOutcome.Conflict;
            else if (one.ClosedAt is not null == closed)
            {
                var fields = await apply(new CandourChange(context, one, transaction.Now));
                one.Version++;
                outcome = fields is null ? CandourOutcome.Conflict : await SaveAsync(transaction, context, person, action, record, [.. fields]);
            }
        }

        context.ChangeTracker.Clear();
        return outcome;
    });

    /// <summary>The record, where what was said in it is not erased. A withdrawn one's patient is still owed the truth.</summary>
    private static Task<PatientSafetyEvent?> StandingAsync(LearnSafeContext context, Guid eventId) => context.Events.AsNoTracking().FirstOrDefaultAsync(known => known.Id == eventId
        && context.Revisions.Any(revision => revision.EventId == eventId && revision.Number == known.CurrentRevision && revision.Answers != null));

    private static async Task<CandourOutcome> SaveAsync(RecordTransaction transaction, LearnSafeContext context, Guid by, string action, PatientSafetyEvent record, params IReadOnlyList<string> fields)
    {
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        await transaction.AppendAsync(Actor.Person(by), action, record.Id, JsonSerializer.Serialize(new { fields }, JsonSerializerOptions.Web), [], record.OrganisationId);
        return CandourOutcome.Done;
    }

    private sealed record CandourChange(LearnSafeContext Context, CandourCase Case, DateTime Now);
}
