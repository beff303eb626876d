using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>What one organisation asks another about a record, and what both write.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261124000800_Threads")]
public sealed class Threads : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "record_threads",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                event_id = table.Column<Guid>(nullable: false),
                revision = table.Column<int>(nullable: false),
                sender_id = table.Column<Guid>(nullable: false),
                receiver_id = table.Column<Guid>(nullable: false),
                wording = table.Column<string>(nullable: true),
                sent_at = table.Column<DateTime>(nullable: false),
                sent_by = table.Column<Guid>(nullable: false),
                answer_by = table.Column<DateOnly>(nullable: false),
                state = table.Column<string>(maxLength: 10, nullable: false),
                answered_at = table.Column<DateTime>(nullable: true),
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
                written_by = table.Column<Guid>(nullable: false),
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
}
