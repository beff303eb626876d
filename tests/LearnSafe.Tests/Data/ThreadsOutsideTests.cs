using LearnSafe.Features.Events.Threads;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Tests.Data;

/// <summary>A database of before keeps its threads.</summary>
public sealed class ThreadsOutsideTests
{
    [Theory, EachEngine]
    public async Task Migrate_DatabaseWithThreads_KeepsThemAndTheirMessages(Engine engine)
    {
        await using var installation = await TestInstallation.EmptyAsync(engine);
        await using var context = installation.NewContext();
        await context.GetService<IMigrator>().MigrateAsync("20261124000800_Threads", TestContext.Current.CancellationToken);
        Guid practice = Guid.CreateVersion7(), other = Guid.CreateVersion7(), person = Guid.CreateVersion7(), record = Guid.CreateVersion7(), thread = Guid.CreateVersion7(), message = Guid.CreateVersion7();
        var (now, day) = (TestClock.Start.UtcDateTime, new DateOnly(2026, 12, 24));
        foreach (var insert in new FormattableString[]
        {
            $"insert into organisations (id, code, name, kind, data_sharing_opt_out, created_at) values ({practice}, 'Y99001', 'Harebell Surgery', 'Provider', false, {now}), ({other}, 'Y99002', 'Bryony Lane Surgery', 'Provider', false, {now})",
            $"insert into people (id, display_name, created_at, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count) values ({person}, 'Mairi Quill', {now}, true, false, false, true, 0)",
            $"insert into patient_safety_events (id, organisation_id, reference, taxonomy_version, type, current_revision, sequence, recorded_at, updated_at, occurred_precision, patient_count) values ({record}, {practice}, 'LS-7K3M-9QXD', 5, 1, 1, 1, {now}, {now}, 0, 0)",
            $"insert into record_threads (id, event_id, revision, sender_id, receiver_id, wording, sent_at, sent_by, answer_by, state, answered_at, reminders, receiver_event_id) values ({thread}, {record}, 1, {practice}, {other}, 'wording', {now}, {person}, {day}, 'Answered', {now}, 2, {record})",
            $"insert into thread_messages (id, thread_id, from_sender, kind, encrypted, at, written_by) values ({message}, {thread}, true, 'Question', 'text', {now}, {person})",
        }) await context.Database.ExecuteSqlAsync(insert, TestContext.Current.CancellationToken);

        await context.Database.MigrateAsync(TestContext.Current.CancellationToken);

        var kept = await context.RecordThreads.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((thread, record, practice, other, person, now, day, ThreadStage.Answered, now, 2, record, "wording"), (kept.Id, kept.EventId, kept.SenderId, kept.ReceiverId!.Value, kept.SentBy, kept.SentAt, kept.AnswerBy, kept.State, kept.AnsweredAt!.Value, kept.Reminders, kept.ReceiverEventId!.Value, kept.Wording));
        var written = await context.ThreadMessages.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((message, thread, true, ThreadMessageKind.Question, "text", now, person), (written.Id, written.ThreadId, written.FromSender, written.Kind, written.Encrypted, written.At, written.WrittenBy!.Value));
        await Assert.ThrowsAnyAsync<Exception>(() => context.Database.ExecuteSqlAsync($"delete from record_threads where id = {thread}"));
    }
}
