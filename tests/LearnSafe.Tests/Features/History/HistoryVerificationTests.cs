using LearnSafe.Domain.Files;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.History;

public sealed class HistoryVerificationTests
{
    private static readonly string[][] Tamperings =
    [
        ["answers changed", "update event_revisions set answers = replace(answers, 'old dose', 'new dose')", "revision 1 of record"],
        ["reason changed", "update event_revisions set reason = 'A better one' where number = 2", "revision 2 of record"],
        ["kind changed", "update event_revisions set kind = 'Recorded' where number = 2", "revision 2 of record"],
        ["content changed", "update history_entries set content = 'nothing of note' where sequence = 1", "Entry 1 is broken: its content was changed"],
        ["actor changed", "update history_entries set actor_kind = 'Program' where sequence = 2", "Entry 2 is broken"],
        ["action changed", "update history_entries set action = 'event withdrawn' where sequence = 1", "Entry 1 is broken"],
        ["subject changed", "update history_entries set subject_id = null where sequence = 3", "Entry 3 is broken"],
        ["link changed", "update history_entries set link = digest where sequence = 2", "Entry 2 is broken"],
        ["first entry deleted", "delete from history_entries where sequence = 1", "Entry 1 is missing"],
        ["entry deleted", "delete from history_entries where sequence = 2", "Entry 2 is missing"],
        ["revision deleted", "delete from event_revisions where number = 2", "Entry 3 is broken"],
        ["revision moved to another entry", "update event_revisions set sequence = 2 where sequence = 1", "Entry 1 is broken"],
        ["answers emptied", "update event_revisions set answers = null, salt = null where sequence = 1", "is gone and was not erased"],
        ["content emptied", "update history_entries set content = null, salt = null where sequence = 2", "its content is gone and was not erased"],
        ["present revision put back", "update patient_safety_events set current_revision = 1 where current_revision = 2", "does not stand at its last revision"],
        ["revision added beyond the end and made the present one", "insert into event_revisions (event_id, number, sequence, at, actor_kind, kind, digest, answers, salt) select event_id, number + 1, 900, at, actor_kind, kind, digest, answers, salt from event_revisions where number = 2; update patient_safety_events set current_revision = 3 where current_revision = 2", "does not stand at its last revision"],
        ["revision added beyond the end", "insert into event_revisions (event_id, number, sequence, at, actor_kind, kind, digest, answers, salt) select event_id, 0, 900, at, actor_kind, kind, digest, answers, salt from event_revisions where number = 2", "belongs to no entry"],
        ["author of a revision changed", "update event_revisions set actor_kind = 'Program' where number = 1", "revision 1 of record"],
        ["time of a revision changed", "update event_revisions set at = '2020-01-01 00:00:00' where number = 2", "revision 2 of record"],
        ["record moved to another organisation", "update patient_safety_events set organisation_id = (select id from organisations where code = 'Y99002')", "or whose record it is, was changed"],
        ["reference changed", "update patient_safety_events set reference = 'LS-0000-0000' where current_revision = 2", "or whose record it is, was changed"],
        ["harm of the row changed", "update patient_safety_events set physical_harm = 1, harm = 1 where current_revision = 2", "does not say what its revision 2 says"],
        ["reporter of the row changed", "update patient_safety_events set api_key_id = null, reporter_id = (select id from people)", "does not say what its revision 1 says"],
        ["withdrawal of the row undone", "update patient_safety_events set withdrawn_at = '2026-01-01 00:00:00' where current_revision = 1", "does not say what its revision 1 says"],
        ["revision erased by hand", "update event_revisions set answers = null, reason = null, salt = null, erased_at = at where number = 2", "no entry says that it was erased"],
        ["entry erased by hand", "update history_entries set content = null, salt = null, erased_at = at where sequence = 1", "no entry says that it was erased"],
    ];

    public static TheoryData<Engine, string> Cases { get; } = Each();

    [Theory, MemberData(nameof(Cases))]
    public async Task Verify_AfterTampering_NamesTheFirstBrokenLink(Engine engine, string name)
    {
        await using var installation = await TestInstallation.BuiltAsync(engine);
        await FillAsync(installation);
        await installation.AddPersonAsync(await installation.AddOrganisationAsync("Y99002", "Bryony Lane Surgery"));
        var tampering = Tamperings.First(known => known[0] == name);
        await using var context = installation.NewContext();
        Assert.True(await context.Database.ExecuteSqlRawAsync(tampering[1]) > 0);

        var report = await installation.Get<HistoryVerification>().VerifyAsync();

        Assert.False(report.Intact);
        Assert.Contains(tampering[2], report.Fault, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Verify_AttachmentWithOtherBytes_IsBroken(Engine engine)
    {
        await using var installation = await TestInstallation.BuiltAsync(engine);
        var record = await FillAsync(installation);
        var file = AttachedFile.Inspect("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8.ToArray(), "letter.pdf").File!;
        await installation.Get<AttachmentService>().AddAsync(record.Id, file, Actor.System);
        Assert.True((await installation.Get<HistoryVerification>().VerifyAsync()).Intact);
        await installation.QueryAsync(context => context.Attachments.ExecuteUpdateAsync(set => set.SetProperty(attachment => attachment.Content, [1, 2, 3])));

        Assert.Contains("its content was changed", (await installation.Get<HistoryVerification>().VerifyAsync()).Fault, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Verify_TwoRevisionsSwapped_IsBroken(Engine engine)
    {
        await using var installation = await TestInstallation.BuiltAsync(engine);
        await FillAsync(installation);
        await using var context = installation.NewContext();
        var revisions = await context.Revisions.AsNoTracking().Where(revision => revision.Number == 1).ToListAsync();
        Assert.Equal(2, revisions.Count);
        for (var index = 0; index < 2; index++)
        {
            var (own, other) = (revisions[index], revisions[1 - index]);
            await context.Database.ExecuteSqlAsync($"update event_revisions set answers = {other.Answers}, salt = {other.Salt}, digest = {other.Digest} where event_id = {own.EventId} and number = 1");
        }

        var report = await installation.Get<HistoryVerification>().VerifyAsync();

        Assert.Contains("Entry 1 is broken", report.Fault, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Verify_EndCutOff_IsSeenWithAKnownHeadOnly(Engine engine)
    {
        await using var installation = await TestInstallation.BuiltAsync(engine);
        await FillAsync(installation);
        var verification = installation.Get<HistoryVerification>();
        var head = (await verification.VerifyAsync()).Head;
        Assert.True((await verification.VerifyAsync(head)).Intact);
        await using var context = installation.NewContext();
        await context.Database.ExecuteSqlRawAsync("delete from event_revisions where number = 2");
        await context.Database.ExecuteSqlRawAsync("delete from history_entries where sequence = 3");
        await context.Database.ExecuteSqlRawAsync("update patient_safety_events set current_revision = 1, sequence = 1, updated_at = recorded_at where current_revision = 2");

        Assert.True((await verification.VerifyAsync()).Intact);
        Assert.Contains("the end is missing", (await verification.VerifyAsync(head)).Fault, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Verify_WrittenAnewWithAnotherKey_IsBroken(Engine engine)
    {
        await using var installation = await TestInstallation.BuiltAsync(engine);
        await FillAsync(installation);
        await using (var context = installation.NewContext())
        {
            var forger = new HistoryChain(new byte[32]);
            var previous = HistoryChain.Beginning;
            var digests = (await context.Revisions.AsNoTracking().ToListAsync()).ToLookup(revision => revision.Sequence, revision => revision.Digest);
            foreach (var entry in await context.History.AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync())
            {
                previous = forger.Link(previous, entry, digests[entry.Sequence]);
                await context.Database.ExecuteSqlAsync($"update history_entries set link = {previous} where sequence = {entry.Sequence}");
            }
        }

        var report = await installation.Get<HistoryVerification>().VerifyAsync();

        Assert.StartsWith("Entry 1 is broken", report.Fault, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Verify_AfterALawfulErasure_IsWholeAndCountsIt(Engine engine)
    {
        await using var installation = await TestInstallation.BuiltAsync(engine);
        var record = await FillAsync(installation);
        var head = (await installation.Get<HistoryVerification>().VerifyAsync()).Head;

        Assert.Equal(2, await installation.Get<ErasureService>().EraseAsync(record.Id, Actor.System, "Retention is over"));

        var report = await installation.Get<HistoryVerification>().VerifyAsync(head);
        Assert.True(report.Intact, report.Fault);
        Assert.Equal(2, report.Erased);
        Assert.False(await installation.QueryAsync(context => context.Revisions.AnyAsync(revision => revision.EventId == record.Id && (revision.Answers != null || revision.Reason != null || revision.Salt != null))));
    }

    /// <summary>Three entries: a record, another record, a revision of the first.</summary>
    private static async Task<EventHead> FillAsync(TestInstallation installation)
    {
        var organisation = await installation.AddOrganisationAsync();
        var first = await installation.RecordAsync(organisation);
        await installation.RecordAsync(organisation, answers: TestData.Incident("The label was of another patient."));
        var outcome = await installation.Get<EventService>().ReviseAsync(organisation.Id, first.Id, 1, TestData.Incident("It was found at the counter."), new Change(Actor.System, "Found out more"));
        Assert.Equal(ChangeStatus.Done, outcome.Status);
        return outcome.Event!;
    }

    private static TheoryData<Engine, string> Each()
    {
        var cases = new TheoryData<Engine, string>();
        foreach (var tampering in Tamperings)
        {
            cases.Add(Engine.Sqlite, tampering[0]);
            cases.Add(new TheoryDataRow<Engine, string>(Engine.PostgreSql, tampering[0]) { Skip = PostgreSqlServer.ConnectionString is null ? "No PostgreSQL: run ./test, or set LEARNSAFE_TEST_POSTGRESQL" : null });
        }

        return cases;
    }
}
