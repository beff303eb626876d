using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Wording that others may read, and records that are kept from a person.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261124000610_AcrossOrganisations")]
public sealed class AcrossOrganisations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "released_wordings",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                event_id = table.Column<Guid>(nullable: false),
                revision = table.Column<int>(nullable: false),
                texts = table.Column<string>(nullable: false),
                released_at = table.Column<DateTime>(nullable: false),
                released_by = table.Column<Guid>(nullable: false),
                withdrawn_at = table.Column<DateTime>(nullable: true),
                withdrawn_by = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_released_wordings", row => row.id);
                table.ForeignKey("fk_released_wordings_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_released_wordings_people_released_by", row => row.released_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_released_wordings_event_id", "released_wordings", "event_id");
        migrationBuilder.CreateIndex("ix_released_wordings_released_by", "released_wordings", "released_by");
        CreatePairs(migrationBuilder, "kept_from");
        CreatePairs(migrationBuilder, "passed_to");
    }

    private static void CreatePairs(MigrationBuilder migrationBuilder, string name)
    {
        migrationBuilder.CreateTable(
            name: name,
            columns: table => new
            {
                event_id = table.Column<Guid>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey($"pk_{name}", row => new { row.event_id, row.person_id });
                table.ForeignKey($"fk_{name}_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey($"fk_{name}_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex($"ix_{name}_person_id", name, "person_id");
    }
}
