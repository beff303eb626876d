using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Threads whose receiver is not on the installation and answers by a link.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261124000900_ThreadsOutside")]
public sealed class ThreadsOutside : Migration
{
    private const string OfThreads = "id, event_id, revision, sender_id, receiver_id, wording, sent_at, sent_by, answer_by, state, answered_at, reminders, receiver_event_id";
    private const string OfMessages = "id, thread_id, from_sender, kind, encrypted, at, written_by";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // SQLite has no way to let a column be empty that could not be: the rows step aside while their tables are made anew.
        migrationBuilder.Sql("CREATE TABLE threads_aside AS SELECT * FROM record_threads");
        migrationBuilder.Sql("CREATE TABLE messages_aside AS SELECT * FROM thread_messages");
        migrationBuilder.DropTable("thread_messages");
        migrationBuilder.DropTable("record_threads");
        CreateThreads(migrationBuilder);
        CreateMessages(migrationBuilder);
        CreateLinks(migrationBuilder);
        migrationBuilder.Sql($"INSERT INTO record_threads ({OfThreads}) SELECT {OfThreads} FROM threads_aside");
        migrationBuilder.Sql($"INSERT INTO thread_messages ({OfMessages}) SELECT {OfMessages} FROM messages_aside");
        migrationBuilder.DropTable("messages_aside");
        migrationBuilder.DropTable("threads_aside");
    }

    private static void CreateThreads(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "record_threads",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                event_id = table.Column<Guid>(nullable: false),
                revision = table.Column<int>(nullable: false),
                sender_id = table.Column<Guid>(nullable: false),
                receiver_id = table.Column<Guid>(nullable: true),
                outside_name = table.Column<string>(nullable: true),
                outside_address = table.Column<string>(nullable: true),
                wording = table.Column<string>(nullable: true),
                sent_at = table.Column<DateTime>(nullable: false),
                sent_by = table.Column<Guid>(nullable: false),
                answer_by = table.Column<DateOnly>(nullable: false),
                state = table.Column<string>(maxLength: 10, nullable: false),
                answered_at = table.Column<DateTime>(nullable: true),
                closed_at = table.Column<DateTime>(nullable: true),
                reminders = table.Column<int>(nullable: false),
                receiver_event_id = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_record_threads", row => row.id);
                table.ForeignKey("fk_record_threads_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_record_threads_patient_safety_events_receiver_event_id", row => row.receiver_event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_record_threads_organisations_sender_id", row => row.sender_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_record_threads_organisations_receiver_id", row => row.receiver_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_record_threads_people_sent_by", row => row.sent_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_record_threads_event_id", "record_threads", "event_id");
        migrationBuilder.CreateIndex("ix_record_threads_receiver_event_id", "record_threads", "receiver_event_id");
        migrationBuilder.CreateIndex("ix_record_threads_sender_id_sent_at", "record_threads", ["sender_id", "sent_at"]);
        migrationBuilder.CreateIndex("ix_record_threads_receiver_id_sent_at", "record_threads", ["receiver_id", "sent_at"]);
        migrationBuilder.CreateIndex("ix_record_threads_state_answer_by", "record_threads", ["state", "answer_by"]);
        migrationBuilder.CreateIndex("ix_record_threads_sent_by", "record_threads", "sent_by");
    }

    private static void CreateMessages(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "thread_messages",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                thread_id = table.Column<Guid>(nullable: false),
                from_sender = table.Column<bool>(nullable: false),
                kind = table.Column<string>(maxLength: 10, nullable: false),
                encrypted = table.Column<string>(nullable: true),
                at = table.Column<DateTime>(nullable: false),
                written_by = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_thread_messages", row => row.id);
                table.ForeignKey("fk_thread_messages_record_threads_thread_id", row => row.thread_id, "record_threads", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_thread_messages_people_written_by", row => row.written_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_thread_messages_thread_id", "thread_messages", "thread_id");
        migrationBuilder.CreateIndex("ix_thread_messages_written_by", "thread_messages", "written_by");
    }

    private static void CreateLinks(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "answer_links",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                thread_id = table.Column<Guid>(nullable: false),
                hash = table.Column<byte[]>(nullable: false),
                made_at = table.Column<DateTime>(nullable: false),
                made_by = table.Column<Guid>(nullable: false),
                mailed = table.Column<bool>(nullable: false),
                expires_at = table.Column<DateTime>(nullable: false),
                used_at = table.Column<DateTime>(nullable: true),
                revoked_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_answer_links", row => row.id);
                table.ForeignKey("fk_answer_links_record_threads_thread_id", row => row.thread_id, "record_threads", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_answer_links_people_made_by", row => row.made_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_answer_links_thread_id", "answer_links", "thread_id");
        migrationBuilder.CreateIndex("ix_answer_links_hash", "answer_links", "hash", unique: true);
        migrationBuilder.CreateIndex("ix_answer_links_made_by", "answer_links", "made_by");
    }
}
