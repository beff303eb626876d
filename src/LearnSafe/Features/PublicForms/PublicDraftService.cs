using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Privacy;
using LearnSafe.Domain.PublicForms;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using LearnSafe.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.PublicForms;

/// <summary>A journey as it stands: answers still to be sent, or the receipt code of what was sent.</summary>
public sealed record PublicJourney(Guid Id, PublicAnswers? Answers, string? ReceiptCode);

/// <summary>Keeps what somebody without an account is writing, and makes a record of it. Whoever has the journey's token goes on with it, and nobody else.</summary>
public sealed class PublicDraftService(
    IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, EventService events, LocalEncryption encryption, PublicReportService reports, IOptions<PublicFormSettings> settings, TimeProvider clock, RoleCatalogue roles,
    MailService? mail = null)
{
    /// <summary>Long enough to be called away and come back; a shared phone forgets it the same day.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(4);

    /// <summary>How long the receipt code can be seen again by whoever just sent the form.</summary>
    public static readonly TimeSpan ReceiptShownFor = TimeSpan.FromHours(1);

    private const int TokenBytes = 32;

    /// <summary>Begins an empty journey.</summary>
    /// <returns>Its token: 256 random bits.</returns>
    public async Task<string> BeginAsync(Guid organisation, PublicForm form, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(form);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var id = Guid.CreateVersion7();
        var encrypted = Encrypt(id, PublicAnswers.Begin(today).Write());
        return await writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            context.PublicDrafts.Add(new PublicDraft { Id = id, TokenHash = Hash(token), OrganisationId = organisation, Form = form.Name, Encrypted = encrypted, ExpiresAt = transaction.Now + KeptFor });
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            return token;
        });
    }

    /// <summary>The journey of this token with this provider's form; null where there is none, or its time is over.</summary>
    public async Task<PublicJourney?> FindAsync(string? token, Guid organisation, PublicForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var context = await contexts.CreateDbContextAsync();
        return await DraftAsync(context, token, organisation, form, clock.GetUtcNow().UtcDateTime) is { } draft ? Read(draft) : null;
    }

    /// <summary>Keeps one change to the answers as they stand now, so that two windows lose nothing of each other's.</summary>
    /// <returns>The answers after it; null where the journey is over.</returns>
    public Task<PublicAnswers?> SaveAsync(string token, Guid organisation, PublicForm form, Func<PublicAnswers, PublicAnswers> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await DraftAsync(context, token, organisation, form, transaction.Now) is not { Sent: false } draft || Read(draft).Answers is not { } before) return null;
            var after = change(before);
            var (encrypted, until) = (Encrypt(draft.Id, after.Write()), transaction.Now + KeptFor);
            await context.PublicDrafts.Where(kept => kept.Id == draft.Id).ExecuteUpdateAsync(set => set.SetProperty(kept => kept.Encrypted, encrypted).SetProperty(kept => kept.ExpiresAt, until));
            return after;
        });
    }

    /// <summary>Makes the record. Sent twice, by a second press or from the page before, it is one record with one code.</summary>
    /// <param name="code">For a demo; random where it is left out.</param>
    /// <returns>The journey with its receipt code; null where it is over.</returns>
    public async Task<PublicJourney?> SendAsync(string token, PublicPlace place, PublicForm form, string? code = null)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (await FindAsync(token, place.OrganisationId, form) is not { Answers: { } answers } journey) return await FindAsync(token, place.OrganisationId, form);
        if (answers.FirstMissing(form) is not null) return journey;
        var record = PublicFormRecord.Of(form, answers, place.Own);
        var receipt = code ?? ReceiptCode.New();
        var kept = Encrypt(journey.Id, receipt);
        var contact = answers.Open(form).FirstOrDefault(page => page.Apart == PublicFormApart.Contact) is { } asked ? answers.First(asked.Name) : null;
        await events.RecordAsync(place.OrganisationId, record, new Change(Actor.System, KeptTexts: KeptTexts(record)), Flags(record), draft: new SentDraft(journey.Id, 0), beside: async (transaction, eventId) =>
        {
            var context = await transaction.ContextAsync();
            context.PublicReports.Add(new PublicReport
            {
                EventId = eventId,
                Form = form.Name,
                FormVersion = form.Version,
                CodeHash = reports.HashOf(receipt),
                MayAnswer = form.Pages.Any(page => page.Apart == PublicFormApart.MayAnswer && answers.First(page.Name) == "yes"),
                Contact = contact is null ? null : encryption.Encrypt(PublicReportService.ContactPurpose(eventId), contact),
                ContactDeleteAfter = contact is null ? null : transaction.Now.AddDays(Math.Max(1, settings.Value.KeepContactDays)),
                CreatedAt = transaction.Now,
            });
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            var until = transaction.Now + ReceiptShownFor;
            await context.PublicDrafts.Where(draft => draft.Id == journey.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(draft => draft.Encrypted, kept).SetProperty(draft => draft.Sent, true).SetProperty(draft => draft.ExpiresAt, until));
            await transaction.AppendAsync(Actor.System, HistoryActions.ReceiptGiven, eventId, JsonSerializer.Serialize(new { form = form.Name, version = form.Version, contact = contact is not null }, JsonSerializerOptions.Web), []);
            await NotifyAsync(context, place.OrganisationId);
        });
        return await FindAsync(token, place.OrganisationId, form);
    }

    /// <summary>Forgets the journey at once, with the receipt code it shows.</summary>
    public Task<int> ForgetAsync(string token)
    {
        var hash = Hash(token);
        return writer.WriteAsync(async transaction => await (await transaction.ContextAsync()).PublicDrafts.Where(draft => draft.TokenHash == hash).ExecuteDeleteAsync());
    }

    /// <returns>How many journeys were forgotten because their time is over.</returns>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            // The writer is only troubled where there is something to do.
            if (!await context.PublicDrafts.AnyAsync(draft => draft.ExpiresAt <= now, cancellation)) return 0;
        }

        return await writer.WriteAsync(async transaction => await (await transaction.ContextAsync()).PublicDrafts.Where(draft => draft.ExpiresAt <= transaction.Now).ExecuteDeleteAsync(), cancellation);
    }

    /// <summary>Tells whoever answers people there that something came, and nothing of what it is.</summary>
    private async Task NotifyAsync(LearnSafeContext context, Guid organisation)
    {
        if (mail is null) return;
        List<string> answering = [.. roles.Roles.Where(role => role.Permissions.Contains(Permission.AnswerPeople)).Select(role => role.Name)];
        var to = await (
            from assignment in context.RoleAssignments
            join person in context.Users on assignment.PersonId equals person.Id
            where assignment.OrganisationId == organisation && assignment.State == RoleState.Active && answering.Contains(assignment.Role) && person.Email != null
            select person.Email!).Distinct().ToListAsync();
        // An address that mail cannot go to must not cost what somebody told.
        foreach (var address in to.Where(MailService.IsAddress))
            await mail.QueueAsync(context, address, "Somebody told you something", "Somebody without an account told your organisation something on its form. Sign in to LearnSafe and open Messages to read and answer it.");
    }

    private static async Task<PublicDraft?> DraftAsync(LearnSafeContext context, string? token, Guid organisation, PublicForm form, DateTime now)
    {
        if (token is null || token.Length > 100) return null;
        var hash = Hash(token);
        return await context.PublicDrafts.AsNoTracking().FirstOrDefaultAsync(draft => draft.TokenHash == hash && draft.OrganisationId == organisation && draft.Form == form.Name && draft.ExpiresAt > now);
    }

    private PublicJourney Read(PublicDraft draft)
    {
        var text = encryption.DecryptText(Purpose(draft.Id), draft.Encrypted);
        return draft.Sent ? new PublicJourney(draft.Id, null, text) : new PublicJourney(draft.Id, PublicAnswers.Read(text), null);
    }

    private string Encrypt(Guid draft, string text) => encryption.Encrypt(Purpose(draft), text);

    private static string Purpose(Guid draft) => $"public draft {draft}";

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>What was kept although it looks like a personal detail, for the reviewer to look at.</summary>
    private static EventFlags? Flags(EventAnswers record)
    {
        List<PrivacyFlag> found = [.. Found(record).Select(one => new PrivacyFlag(one.Question, null, one.Finding.Kind.ToString(), one.Finding.Start, one.Finding.Length))];
        return found.Count == 0 ? null : new EventFlags([], found);
    }

    private static List<KeptText> KeptTexts(EventAnswers record) => [.. Found(record).Select(one => new KeptText(one.Question, null, one.Finding.Kind.ToString(), "kept by the person who told us"))];

    private static IEnumerable<(string Question, PrivacyFinding Finding)> Found(EventAnswers record) =>
        from question in new[] { EventAnswers.DescriptionQuestion, "HowFutureOccurrence", "WhyAnonymousOther" }
        where record.First(question) is not null
        from finding in PrivacyCheck.Find(record.First(question)!)
        select (question, finding);
}
