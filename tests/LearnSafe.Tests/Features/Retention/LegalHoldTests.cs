using LearnSafe.Domain.Files;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
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
