using LearnSafe.Domain.Files;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.PublicForms;
using LearnSafe.Features.Retention;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Retention;

public sealed class LegalHoldTests
{
    [Theory, EachEngine]
    public async Task AHold_OfTheRecordItsOrganisationOrItsReporter_StopsEveryDeletionUntilItIsReleased(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var holds = practice.Installation.Get<LegalHoldService>();
        foreach (var kind in new[] { "record", "person", "organisation" })
        {
            var record = await FullRecordAsync(practice);
            await holds.PlaceAsync(practice.Organisation.Id, kind == "record" ? record.Id : null, kind == "person" ? practice.Reporter : null, "Claim 12", Actor.Person(practice.Lead));
            await AssertDeletesAsync(practice, record, false);
            var hold = (await holds.ListAsync(practice.Organisation.Id, practice.Lead)).First(row => row.Hold.ReleasedAt is null);
            Assert.True(await holds.ReleaseAsync(practice.Organisation.Id, hold.Hold.Id, "Settled", Actor.Person(practice.Lead)));
            Assert.False(await holds.ReleaseAsync(practice.Organisation.Id, hold.Hold.Id, "Twice", Actor.Person(practice.Lead)));
            await AssertDeletesAsync(practice, record, true);
        }

        Assert.True((await practice.Installation.Get<HistoryVerification>().VerifyAsync()).Intact);
    }

    [Fact]
    public async Task AHold_OfAnotherRecordPersonOrOrganisation_KeepsNothing()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        var holds = practice.Installation.Get<LegalHoldService>();
        var (record, another) = (await FullRecordAsync(practice), await practice.RecordAsync());
        await holds.PlaceAsync(practice.Organisation.Id, another.Id, null, "Claim 12", Actor.System);
        await holds.PlaceAsync(practice.Organisation.Id, null, practice.Lead, "Claim 13", Actor.System);
        await holds.PlaceAsync(practice.Other.Id, null, null, "Claim 14", Actor.System);
        await AssertDeletesAsync(practice, record, true);
        // Another organisation cannot release it.
        var hold = (await holds.ListAsync(practice.Organisation.Id, practice.Lead))[0].Hold.Id;
        Assert.False(await holds.ReleaseAsync(practice.Other.Id, hold, "x", Actor.System));
    }

    [Theory, EachEngine]
    public async Task AHold_KeepsHowToReachPeopleAndWhoReadTheRecord(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (held, free) = (await practice.RecordAsync(), await practice.RecordAsync());
        var now = TestClock.Start.UtcDateTime;
        await using (var context = practice.Installation.NewContext())
        {
            foreach (var record in new[] { held.Id, free.Id })
            {
                context.PublicReports.Add(new PublicReport { EventId = record, Form = "patient", FormVersion = 1, CodeHash = record.ToByteArray(), Contact = "x", ContactDeleteAfter = now, CreatedAt = now });
                context.AccessLog.Add(new AccessLogEntry { At = now, ActorKind = ActorKind.Person, ActorId = practice.Lead, Roles = "", OrganisationId = practice.Organisation.Id, EventId = record, Address = "/events" });
            }

            await context.SaveChangesAsync();
        }

        await practice.Installation.Get<LegalHoldService>().PlaceAsync(practice.Organisation.Id, held.Id, null, "Claim 12", Actor.System);
        practice.Installation.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await practice.Installation.Get<PublicReportService>().DeleteExpiredContactsAsync());
        Assert.Equal(1, await practice.Installation.Get<AccessLogService>().DeleteBeforeAsync(now.AddDays(1)));
        Assert.Equal(held.Id, await practice.Installation.QueryAsync(context => context.PublicReports.Where(report => report.Contact != null).Select(report => report.EventId).SingleAsync()));
        Assert.Equal(held.Id, (await practice.Installation.QueryAsync(context => context.AccessLog.SingleAsync())).EventId);
        // Held as a whole, the lists that people opened are kept too.
        await practice.Installation.Get<LegalHoldService>().PlaceAsync(practice.Organisation.Id, null, null, "Inquiry", Actor.System);
        await using (var context = practice.Installation.NewContext())
        {
            context.AccessLog.Add(new AccessLogEntry { At = now, ActorKind = ActorKind.Person, ActorId = practice.Lead, Roles = "", OrganisationId = practice.Organisation.Id, Address = "/events/all", Count = 2 });
            await context.SaveChangesAsync();
        }

        Assert.Equal(0, await practice.Installation.Get<AccessLogService>().DeleteBeforeAsync(now.AddDays(1)));
    }

    private static async Task<EventHead> FullRecordAsync(Practice practice)
    {
        var record = await practice.RecordAsync();
        var picture = AttachedFile.Inspect(Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="), "label.png").File!;
        Assert.True(await practice.Installation.Get<AttachmentService>().AddAsync(record.Id, picture, Actor.Person(practice.Reporter)));
        Assert.True(await practice.Installation.Get<PatientNumberService>().KeepAsync(record.Id, "EMIS 40213", Actor.Person(practice.Reporter)));
        return record;
    }

    private static async Task AssertDeletesAsync(Practice practice, EventHead record, bool deletes)
    {
        var (numbers, attachments) = (practice.Installation.Get<PatientNumberService>(), practice.Installation.Get<AttachmentService>());
        Assert.Equal(deletes, await numbers.DeleteAsync(record.Id, Actor.System));
        if (deletes) Assert.True(await numbers.KeepAsync(record.Id, "EMIS 40213", Actor.Person(practice.Reporter)));
        practice.Installation.Clock.Advance(TimeSpan.FromDays(numbers.KeepDays + 1));
        await numbers.DeleteExpiredAsync();
        Assert.Equal(!deletes, await practice.Installation.QueryAsync(context => context.PatientNumbers.AnyAsync(number => number.EventId == record.Id)));
        var attachment = await practice.Installation.QueryAsync(context => context.Attachments.Where(one => one.EventId == record.Id).Select(one => one.Id).SingleAsync());
        Assert.Equal(deletes, await attachments.RemoveAsync(record.Id, attachment, Actor.System));
        Assert.Equal(deletes ? 1 : ErasureService.OnHold, await practice.Installation.Get<ErasureService>().EraseAsync(record.Id, Actor.System, "Retention is over"));
    }
}
