using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Appraisal;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Learning;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Demo;

/// <summary>What the demo's organisations learned and whom they told, and what one of its people wrote for her appraisal. Nobody is mailed: the addresses are invented.</summary>
internal sealed class DemoLearningMaker(DemoLearningContent content, DateOnly today, LocalEncryption encryption, LfpseContent lfpse)
{
    private static readonly TimeOnly AfterSurgery = new(18, 20);
    private readonly Dictionary<string, Guid> made = new(StringComparer.Ordinal);

    public void AddTo(List<(DateTimeOffset At, Func<Task> Do)> steps, IReadOnlyDictionary<string, Guid> organisations, IReadOnlyDictionary<string, Guid> people, RecordWriter writer)
    {
        foreach (var summary in content.Summaries)
        {
            var by = people[summary.By];
            // Written before its day's surgery, so that whatever came of it on the same day comes after it.
            steps.Add((At(summary.Written, new TimeOnly(0, 5)), () => writer.WriteAsync(transaction => WriteAsync(transaction, summary, organisations, by))));
            if (summary.Published is not { } day) continue;
            steps.Add((At(day, AfterSurgery), () => writer.WriteAsync(transaction => PublishAsync(transaction, made[summary.Text.Title], people[summary.ConfirmedBy ?? summary.By]))));
            steps.Add((At(Math.Max(day - 1, 0), new TimeOnly(0, 10)), () => writer.WriteAsync(transaction => LikeAsync(transaction, made[summary.Text.Title], (summary.Likes ?? []).Select(email => people[email])))));
            foreach (var adoption in summary.Adoptions ?? [])
                steps.Add((At(adoption.Day, AfterSurgery), () => writer.WriteAsync(transaction => AdoptAsync(transaction, made[summary.Text.Title], organisations[adoption.Organisation], people[adoption.By], adoption))));
        }

        foreach (var reflection in content.Reflections)
            steps.Add((At(reflection.Day, AfterSurgery.AddHours(2)), () => writer.WriteAsync(transaction => ReflectAsync(transaction, reflection, people[reflection.By]))));
        foreach (var reflection in content.RecordReflections)
            steps.Add((At(reflection.Day, AfterSurgery.AddHours(2)), () => writer.WriteAsync(transaction => ReflectOnRecordAsync(transaction, reflection, organisations, people[reflection.By]))));
    }

    private async Task<Guid> WriteAsync(RecordTransaction transaction, DemoSummary demo, IReadOnlyDictionary<string, Guid> organisations, Guid by)
    {
        var context = await transaction.ContextAsync();
        var summary = new LearningSummary { OrganisationId = organisations[demo.Organisation], AuthorId = by, CreatedAt = transaction.Now, CurrentVersion = 1, AskedAt = demo.Asked is null ? null : transaction.Now };
        made[demo.Text.Title] = summary.Id;
        var written = new WrittenSummary(demo.Text, demo.Scope, demo.ShowOrganisation, demo.Services, demo.Involved, false, []);
        context.LearningSummaries.Add(summary);
        context.LearningSummaryVersions.Add(LearningSummaryVersion.Of(summary, written, by, transaction.Now, encryption));
        foreach (var record in demo.Records) context.LearningSummaryRecords.Add(new LearningSummaryRecord { SummaryId = summary.Id, EventId = await RecordAsync(context, record, organisations), LinkedAt = transaction.Now });
        return await RememberAsync(transaction, context, summary.Id, summary.OrganisationId, by, HistoryActions.SummaryWritten);
    }

    private async Task<Guid> PublishAsync(RecordTransaction transaction, Guid id, Guid by)
    {
        var context = await transaction.ContextAsync();
        var (summary, version) = (await context.LearningSummaries.SingleAsync(one => one.Id == id), await context.LearningSummaryVersions.SingleAsync(one => one.SummaryId == id));
        summary.Publish(version, version.Text(encryption), lfpse, by, transaction.Now);
        foreach (var link in await context.LearningSummaryRecords.Where(link => link.SummaryId == id).ToListAsync())
        {
            var record = await context.Events.SingleAsync(one => one.Id == link.EventId);
            (link.ToldAt, link.Route) = (transaction.Now, record.ReporterId is not null ? FeedbackRoute.Account : record.ApiKeyId is null ? FeedbackRoute.Receipt : FeedbackRoute.NotDeliverable);
            if (link.Route == FeedbackRoute.NotDeliverable) continue;
            var progress = await context.EventProgress.FirstOrDefaultAsync(one => one.EventId == record.Id) ?? context.EventProgress.Add(new EventProgress { EventId = record.Id }).Entity;
            progress.OpenedAt ??= transaction.Now;
            progress.AcknowledgedAt ??= transaction.Now;
            progress.FeedbackAt ??= transaction.Now;
        }

        return await RememberAsync(transaction, context, id, summary.OrganisationId, by, HistoryActions.SummaryPublished);
    }

    private static async Task<int> LikeAsync(RecordTransaction transaction, Guid id, IEnumerable<Guid> people)
    {
        var context = await transaction.ContextAsync();
        context.LearningLikes.AddRange(people.Select(person => new LearningLike { SummaryId = id, PersonId = person, At = transaction.Now }));
        var count = await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        return count;
    }

    private async Task<Guid> AdoptAsync(RecordTransaction transaction, Guid id, Guid organisation, Guid by, DemoAdoption adoption)
    {
        var context = await transaction.ContextAsync();
        context.LearningAdoptions.Add(new LearningAdoption { SummaryId = id, OrganisationId = organisation, PersonId = by, At = transaction.Now, ShowOrganisation = adoption.ShowOrganisation, Encrypted = encryption.Encrypt(LearningAdoption.Purpose(id, organisation), adoption.Text) });
        return await RememberAsync(transaction, context, id, organisation, by, HistoryActions.SummaryAdopted);
    }

    private async Task<int> ReflectAsync(RecordTransaction transaction, DemoPrivateReflection demo, Guid by)
    {
        var (context, id) = (await transaction.ContextAsync(), Guid.CreateVersion7());
        var text = new PrivateText(demo.Title, demo.WhatHappened, demo.WhatILearned, demo.WhatIWillChange, demo.Hours);
        context.PrivateReflections.Add(new PrivateReflection
        {
            Id = id,
            PersonId = by,
            SummaryId = demo.Summary is { } title ? made[title] : null,
            Day = today.AddDays(-demo.Day),
            UpdatedAt = transaction.Now,
            Encrypted = AppraisalService.Encrypt(encryption, id, by, text),
        });
        return await context.SaveChangesAsync();
    }

    private async Task<int> ReflectOnRecordAsync(RecordTransaction transaction, DemoRecordReflection demo, IReadOnlyDictionary<string, Guid> organisations, Guid by)
    {
        var context = await transaction.ContextAsync();
        var record = await RecordAsync(context, demo.Record, organisations);
        var text = new ReflectionText(demo.WhatHappened, demo.WhatILearned, demo.WhatIWillChange);
        context.Reflections.Add(new Reflection { EventId = record, PersonId = by, UpdatedAt = transaction.Now, Encrypted = encryption.Encrypt(ReflectionService.Purpose(record, by), JsonSerializer.Serialize(text, JsonSerializerOptions.Web)) });
        return await context.SaveChangesAsync();
    }

    private Task<Guid> RecordAsync(LearnSafeContext context, DemoRecordAt record, IReadOnlyDictionary<string, Guid> organisations)
    {
        var (organisation, from) = (organisations[record.Organisation], At(record.Day, record.Time).UtcDateTime);
        var until = from.AddMinutes(1);
        return context.Events.Where(one => one.OrganisationId == organisation && one.RecordedAt >= from && one.RecordedAt < until).Select(one => one.Id).FirstAsync();
    }

    private static async Task<Guid> RememberAsync(RecordTransaction transaction, LearnSafeContext context, Guid summary, Guid organisation, Guid by, string action)
    {
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        await transaction.AppendAsync(Actor.Person(by), action, summary, """{"fields":["text"]}""", [], organisation);
        return summary;
    }

    private DateTimeOffset At(int daysAgo, TimeOnly time) => new(today.AddDays(-daysAgo), time, TimeSpan.Zero);
}

public sealed record DemoLearningContent(IReadOnlyList<DemoSummary> Summaries, IReadOnlyList<DemoPrivateReflection> Reflections, IReadOnlyList<DemoRecordReflection> RecordReflections);

/// <param name="Written">Days before today, as are the others.</param>
/// <param name="Asked">When a second person was asked.</param>
/// <param name="ConfirmedBy">The second person; null where none was needed.</param>
public sealed record DemoSummary(
    string Organisation, string By, int Written, SummaryScope Scope, IReadOnlyList<string> Services, IReadOnlyList<string> Involved, SummaryText Text, IReadOnlyList<DemoRecordAt> Records,
    int? Asked = null, string? ConfirmedBy = null, int? Published = null, bool ShowOrganisation = false, IReadOnlyList<string>? Likes = null, IReadOnlyList<DemoAdoption>? Adoptions = null);

/// <summary>A record of the demo, by when it was made.</summary>
public sealed record DemoRecordAt(string Organisation, int Day, TimeOnly Time);

public sealed record DemoAdoption(string Organisation, string By, int Day, bool ShowOrganisation, string Text);

/// <param name="Summary">The title of the summary that it is on; null where it is free.</param>
public sealed record DemoPrivateReflection(string By, int Day, string Title, string? WhatHappened, string? WhatILearned, string? WhatIWillChange, string? Summary = null, decimal? Hours = null);

public sealed record DemoRecordReflection(string By, int Day, DemoRecordAt Record, string? WhatHappened, string? WhatILearned, string? WhatIWillChange);
