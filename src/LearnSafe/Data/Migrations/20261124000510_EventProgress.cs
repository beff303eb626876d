using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>What became of a record, for whoever told it.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261124000510_EventProgress")]
public sealed class EventProgress : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "event_progress",
            columns: table => new
            {
                event_id = table.Column<Guid>(nullable: false),
                opened_at = table.Column<DateTime>(nullable: true),
                feedback = table.Column<string>(nullable: true),
                feedback_at = table.Column<DateTime>(nullable: true),
                closed_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_event_progress", row => row.event_id);
                table.ForeignKey("fk_event_progress_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
            });
    }
}
