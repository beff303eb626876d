using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Which records tell of the same event as another.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261128000300_RecordJoins")]
public sealed class RecordJoins : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "record_joins",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                event_id = table.Column<Guid>(nullable: false),
                head_id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                reason = table.Column<string>(nullable: false),
                joined_by = table.Column<Guid>(nullable: false),
                joined_at = table.Column<DateTime>(nullable: false),
                ended_by = table.Column<Guid>(nullable: true),
                ended_at = table.Column<DateTime>(nullable: true),
                end_reason = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_record_joins", row => row.id);
                table.ForeignKey("fk_record_joins_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_record_joins_patient_safety_events_head_id", row => row.head_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_record_joins_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_record_joins_people_joined_by", row => row.joined_by, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_record_joins_people_ended_by", row => row.ended_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_record_joins_event_id", "record_joins", "event_id", unique: true, filter: "ended_at is null");
        migrationBuilder.CreateIndex("ix_record_joins_head_id", "record_joins", "head_id");
        migrationBuilder.CreateIndex("ix_record_joins_organisation_id", "record_joins", "organisation_id");
        migrationBuilder.CreateIndex("ix_record_joins_joined_by", "record_joins", "joined_by");
        migrationBuilder.CreateIndex("ix_record_joins_ended_by", "record_joins", "ended_by");
    }
}
