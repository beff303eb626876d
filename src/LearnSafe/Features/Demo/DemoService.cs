using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Candour;
using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.PublicForms;
using LearnSafe.Domain.Rates;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Domain.Review;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Engagement;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Candour;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.Generation;
using LearnSafe.Features.History;
using LearnSafe.Features.Learning;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.PublicForms;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Features.Settings;
using LearnSafe.Platform.Encryption;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.Demo;

/// <summary>Makes the demo in an empty database, and only there: what is invented never stands beside what is real.</summary>
public sealed class DemoService(
    IDbContextFactory<LearnSafeContext> contexts, DatabaseEngine engine, HistoryChain chain, LfpseContent lfpse, ReviewSigns signs, EngagementGuide guide, IPasswordHasher<Person> passwords, ILookupNormalizer normalizer,
    LocalEncryption encryption, KeyRing keys, RoleCatalogue roles, OrganisationTreeService trees, BankHolidays holidays, IOptions<PatientNumberSettings> patientNumbers, IOptions<PublicFormSettings> publicForms, ResponseTemplates templates, IReadOnlyDictionary<int, QualityCriteria> criteria, ActionContent strength, DenominatorKinds denominators, TimeProvider clock, ILogger<RecordWriter> log)
{
    private const string Setting = "demo";
    private const string Begun = "begun";
    private const string Made = "made";

    /// <summary>Makes the demo where there is none yet.</summary>
    /// <returns>False where it was there already.</returns>
    /// <exception cref="SettingsException">The database holds something else, or a demo that was cut short.</exception>
    public async Task<bool> EnsureAsync(DemoContent content, CancellationToken cancellation = default)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            var state = await context.Settings.FirstOrDefaultAsync(setting => setting.Name == Setting, cancellation);
            if (state?.Value == Made) return false;
            if (state is not null) throw new SettingsException("The demo in this data folder was cut short while it was made. Delete the folder, or choose another with --data.");
            if (await context.Organisations.AnyAsync(cancellation) || await context.Users.AnyAsync(cancellation) || await context.History.AnyAsync(cancellation))
                throw new SettingsException("This database holds data of its own, and the demo is never mixed with it. Leave the demo out (./run --empty), or choose another folder with --data.");
            context.Settings.Add(new InstallationSetting { Name = Setting, Value = Begun });
            await context.SaveChangesAsync(cancellation);
        }

        await MakeAsync(content);
        await using var made = await contexts.CreateDbContextAsync(cancellation);
        await made.Settings.Where(setting => setting.Name == Setting).ExecuteUpdateAsync(set => set.SetProperty(setting => setting.Value, Made), cancellation);
        return true;
    }

    private async Task MakeAsync(DemoContent content)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var past = new DemoClock(new DateTimeOffset(new DateOnly(today.Year, today.Month, 1).AddMonths(-content.Years.Months).AddDays(-7), new TimeOnly(8, 0), TimeSpan.Zero));
        // The same services that pages and programs use, on a writer whose clock was turned back.
        await using var writer = new RecordWriter(engine, chain, past, log);
        var events = new EventService(contexts, writer, lfpse, signs);
        var once = new DemoPasswords(passwords);
        var (reviews, seal) = (new DemoReviewMaker(encryption), new EngagementSeal(encryption));
        var maker = new DemoMaker(
            content, past, today, lfpse, contexts, new AccountService(writer, once, normalizer, roles), new ApiKeys.ApiKeyService(contexts, writer, past), events,
            new AttachmentService(contexts, writer), new PatientNumberService(contexts, writer, encryption, past, patientNumbers),
            new ContactService(contexts, writer, trees, past), new ReleaseService(contexts, writer, lfpse), new KeepFromService(contexts, writer, roles, new ContactService(contexts, writer, trees, past), trees),
            new AccessLogService(contexts, writer, trees, roles), trees, roles, once, Told(content, today, writer, events, past, reviews),
            new DemoEngagementMaker(content.Engagements, today, contexts, writer, new EngagementService(writer, seal, guide), new ContactLogService(writer, seal), seal, trees, roles), reviews, Candour(content, today, writer, past),
            new DemoResponseMaker(content.Responses, today, templates, criteria, contexts, writer, encryption), new DemoLearningMaker(content.Learning, today, encryption, lfpse), strength, new DemoYearsMaker(content, today, lfpse, new GenerationService(contexts, writer, engine, lfpse, signs), encryption), denominators, encryption);
        await maker.MakeAsync(writer);
        await DemoAdministration.AddAsync(contexts, writer, holidays, past, today);
    }

    private DemoCandourMaker Candour(DemoContent content, DateOnly today, RecordWriter writer, DemoClock past)
    {
        var folder = Path.Combine(content.Folder, "..");
        var letters = CandourLetters.Load(folder);
        return new DemoCandourMaker(
            content.Candour, today, CandourRules.Load(folder), letters, new CandourService(writer, encryption, letters),
            new CandourSettingsService(contexts, writer, new OrganisationSettingsService(contexts, writer, holidays, past)), contexts);
    }

    private DemoTold Told(DemoContent content, DateOnly today, RecordWriter writer, EventService events, DemoClock past, DemoReviewMaker reviews)
    {
        var reports = new PublicReportService(contexts, writer, encryption, keys, past);
        var forms = PublicFormCatalogue.Load(Path.Combine(content.Folder, ".."), lfpse);
        return new DemoTold(
            content.Told, today, forms, new PublicPageService(contexts, writer), new PublicDraftService(contexts, writer, events, encryption, reports, publicForms, past, roles), reports,
            new ProgressService(contexts, writer, encryption, templates, new LearningFeedbackService(contexts, encryption), new NextStepService(contexts, Options.Create(new ReviewSettings())), new RecordActionsService(contexts, new ActionTextService(encryption))), reviews, writer);
    }
}
