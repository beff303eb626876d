using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Records with their revisions, drafts, and what is kept beside a record.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261123000300_Events")]
public sealed class Events : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "patient_safety_events",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                reference = table.Column<string>(maxLength: 20, nullable: false),
                reporter_id = table.Column<Guid>(nullable: true),
                api_key_id = table.Column<Guid>(nullable: true),
                taxonomy_version = table.Column<int>(nullable: false),
                type = table.Column<int>(nullable: false),
                current_revision = table.Column<int>(nullable: false),
                sequence = table.Column<long>(nullable: false),
                recorded_at = table.Column<DateTime>(nullable: false),
                updated_at = table.Column<DateTime>(nullable: false),
                withdrawn_at = table.Column<DateTime>(nullable: true),
                occurred_on = table.Column<DateOnly>(nullable: true),
                occurred_precision = table.Column<int>(nullable: false),
                patient_count = table.Column<int>(nullable: false),
                physical_harm = table.Column<int>(nullable: true),
                psychological_harm = table.Column<int>(nullable: true),
                harm = table.Column<int>(nullable: true),
                level_of_concern = table.Column<int>(nullable: true),
                flags = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_patient_safety_events", row => row.id);
                table.ForeignKey("fk_patient_safety_events_api_keys_api_key_id", row => row.api_key_id, "api_keys", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_patient_safety_events_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_patient_safety_events_people_reporter_id", row => row.reporter_id, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_patient_safety_events_api_key_id", "patient_safety_events", "api_key_id");
        migrationBuilder.CreateIndex("ix_patient_safety_events_organisation_id_sequence", "patient_safety_events", ["organisation_id", "sequence"]);
        migrationBuilder.CreateIndex("ix_patient_safety_events_reference", "patient_safety_events", "reference", unique: true);
        migrationBuilder.CreateIndex("ix_patient_safety_events_reporter_id", "patient_safety_events", "reporter_id");
        migrationBuilder.CreateIndex("ix_patient_safety_events_sequence", "patient_safety_events", "sequence");

        migrationBuilder.CreateTable(
            name: "event_revisions",
            columns: table => new
            {
                event_id = table.Column<Guid>(nullable: false),
                number = table.Column<int>(nullable: false),
                sequence = table.Column<long>(nullable: false),
                at = table.Column<DateTime>(nullable: false),
                actor_kind = table.Column<string>(maxLength: 10, nullable: false),
                actor_id = table.Column<Guid>(nullable: true),
                kind = table.Column<string>(maxLength: 10, nullable: false),
                answers = table.Column<string>(nullable: true),
                reason = table.Column<string>(nullable: true),
                salt = table.Column<byte[]>(nullable: true),
                digest = table.Column<byte[]>(nullable: false),
                erased_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_event_revisions", row => new { row.event_id, row.number });
                table.ForeignKey("fk_event_revisions_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_event_revisions_sequence", "event_revisions", "sequence");

        migrationBuilder.CreateTable(
            name: "drafts",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                type = table.Column<int>(nullable: false),
                taxonomy_version = table.Column<int>(nullable: false),
                quick_start = table.Column<string>(maxLength: 80, nullable: true),
                event_id = table.Column<Guid>(nullable: true),
                base_revision = table.Column<int>(nullable: true),
                answers = table.Column<string>(nullable: false),
                number_of_patients = table.Column<int>(nullable: true),
                kept_texts = table.Column<string>(nullable: true),
                page = table.Column<string>(maxLength: 80, nullable: true),
                created_at = table.Column<DateTime>(nullable: false),
                updated_at = table.Column<DateTime>(nullable: false),
                version = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_drafts", row => row.id);
                table.ForeignKey("fk_drafts_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_drafts_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_drafts_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_drafts_event_id", "drafts", "event_id");
        migrationBuilder.CreateIndex("ix_drafts_organisation_id", "drafts", "organisation_id");
        migrationBuilder.CreateIndex("ix_drafts_person_id", "drafts", "person_id");

        migrationBuilder.CreateTable(
            name: "attachments",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                event_id = table.Column<Guid>(nullable: false),
                name = table.Column<string>(maxLength: 200, nullable: false),
                media_type = table.Column<string>(maxLength: 60, nullable: false),
                size = table.Column<int>(nullable: false),
                sha256 = table.Column<byte[]>(nullable: false),
                content = table.Column<byte[]>(nullable: true),
                added_at = table.Column<DateTime>(nullable: false),
                added_by = table.Column<Guid>(nullable: true),
                removed_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_attachments", row => row.id);
                table.ForeignKey("fk_attachments_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_attachments_event_id", "attachments", "event_id");

        migrationBuilder.CreateTable(
            name: "patient_numbers",
            columns: table => new
            {
                event_id = table.Column<Guid>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
                kept_at = table.Column<DateTime>(nullable: false),
                kept_by = table.Column<Guid>(nullable: false),
                delete_after = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_patient_numbers", row => row.event_id);
                table.ForeignKey("fk_patient_numbers_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_patient_numbers_delete_after", "patient_numbers", "delete_after");

        migrationBuilder.CreateTable(
            name: "reflections",
            columns: table => new
            {
                event_id = table.Column<Guid>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
                updated_at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_reflections", row => new { row.event_id, row.person_id });
                table.ForeignKey("fk_reflections_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_reflections_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_reflections_person_id", "reflections", "person_id");

        migrationBuilder.CreateTable(
            name: "idempotency_keys",
            columns: table => new
            {
                api_key_id = table.Column<Guid>(nullable: false),
                key = table.Column<string>(maxLength: 255, nullable: false),
                body_digest = table.Column<byte[]>(nullable: false),
                event_id = table.Column<Guid>(nullable: false),
                created_at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_idempotency_keys", row => new { row.api_key_id, row.key });
                table.ForeignKey("fk_idempotency_keys_api_keys_api_key_id", row => row.api_key_id, "api_keys", "id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("fk_idempotency_keys_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_idempotency_keys_created_at", "idempotency_keys", "created_at");
        migrationBuilder.CreateIndex("ix_idempotency_keys_event_id", "idempotency_keys", "event_id");
    }
}
