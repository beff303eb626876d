using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Learning responses: what they are about, who takes part, what was typed, found and judged by peers.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261127000200_LearningResponses")]
public sealed class LearningResponses : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "learning_responses",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                reference = table.Column<string>(maxLength: 12, nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                method = table.Column<string>(maxLength: 60, nullable: false),
                template_version = table.Column<int>(nullable: false),
                decision_id = table.Column<Guid>(nullable: true),
                lead_id = table.Column<Guid>(nullable: false),
                lead_independent = table.Column<bool>(nullable: true),
                engagement_lead_id = table.Column<Guid>(nullable: true),
                started_on = table.Column<DateOnly>(nullable: false),
                target_on = table.Column<DateOnly>(nullable: false),
                begun_by = table.Column<Guid>(nullable: false),
                begun_at = table.Column<DateTime>(nullable: false),
                completed_at = table.Column<DateTime>(nullable: true),
                completed_by = table.Column<Guid>(nullable: true),
                approved_by = table.Column<Guid>(nullable: true),
                approved_at = table.Column<DateTime>(nullable: true),
                revision = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_learning_responses", row => row.id);
                table.ForeignKey("fk_learning_responses_response_decisions_decision_id", row => row.decision_id, "response_decisions", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_learning_responses_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_learning_responses_people_lead_id", row => row.lead_id, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_learning_responses_people_engagement_lead_id", row => row.engagement_lead_id, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_learning_responses_people_begun_by", row => row.begun_by, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_learning_responses_people_completed_by", row => row.completed_by, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_learning_responses_people_approved_by", row => row.approved_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_learning_responses_reference", "learning_responses", "reference", unique: true);
        migrationBuilder.CreateIndex("ix_learning_responses_organisation_id_completed_at", "learning_responses", ["organisation_id", "completed_at"]);
        migrationBuilder.CreateIndex("ix_learning_responses_decision_id", "learning_responses", "decision_id");
        migrationBuilder.CreateIndex("ix_learning_responses_lead_id", "learning_responses", "lead_id");
        migrationBuilder.CreateIndex("ix_learning_responses_engagement_lead_id", "learning_responses", "engagement_lead_id");
        migrationBuilder.CreateIndex("ix_learning_responses_begun_by", "learning_responses", "begun_by");
        migrationBuilder.CreateIndex("ix_learning_responses_completed_by", "learning_responses", "completed_by");
        migrationBuilder.CreateIndex("ix_learning_responses_approved_by", "learning_responses", "approved_by");
        migrationBuilder.CreateTable(
            name: "response_records",
            columns: table => new
            {
                response_id = table.Column<Guid>(nullable: false),
                event_id = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_response_records", row => new { row.response_id, row.event_id });
                table.ForeignKey("fk_response_records_learning_responses_response_id", row => row.response_id, "learning_responses", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_response_records_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_response_records_event_id", "response_records", "event_id");
        migrationBuilder.CreateTable(
            name: "response_fields",
            columns: table => new
            {
                part_id = table.Column<Guid>(nullable: false),
                response_id = table.Column<Guid>(nullable: false),
                section = table.Column<string>(maxLength: 40, nullable: false),
                name = table.Column<string>(maxLength: 40, nullable: false),
                encrypted = table.Column<string>(nullable: false),
                revision = table.Column<int>(nullable: false),
                edited_by = table.Column<Guid>(nullable: false),
                edited_at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_response_fields", row => new { row.part_id, row.section, row.name });
                table.ForeignKey("fk_response_fields_learning_responses_response_id", row => row.response_id, "learning_responses", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_response_fields_people_edited_by", row => row.edited_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_response_fields_response_id", "response_fields", "response_id");
        migrationBuilder.CreateIndex("ix_response_fields_edited_by", "response_fields", "edited_by");
        migrationBuilder.CreateTable(
            name: "response_participants",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                response_id = table.Column<Guid>(nullable: false),
                person_id = table.Column<Guid>(nullable: true),
                capacity = table.Column<int>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
                invited_on = table.Column<DateOnly>(nullable: true),
                attended = table.Column<bool>(nullable: false),
                support_offered = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_response_participants", row => row.id);
                table.ForeignKey("fk_response_participants_learning_responses_response_id", row => row.response_id, "learning_responses", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_response_participants_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_response_participants_response_id", "response_participants", "response_id");
        migrationBuilder.CreateIndex("ix_response_participants_person_id", "response_participants", "person_id");
        migrationBuilder.CreateTable(
            name: "response_findings",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                response_id = table.Column<Guid>(nullable: false),
                element = table.Column<int>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
                effect = table.Column<int>(nullable: false),
                strength = table.Column<int>(nullable: false),
                work_as = table.Column<int>(nullable: false),
                interacts_with = table.Column<string>(nullable: false),
                revision = table.Column<int>(nullable: false),
                edited_by = table.Column<Guid>(nullable: false),
                edited_at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_response_findings", row => row.id);
                table.ForeignKey("fk_response_findings_learning_responses_response_id", row => row.response_id, "learning_responses", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_response_findings_people_edited_by", row => row.edited_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_response_findings_response_id", "response_findings", "response_id");
        migrationBuilder.CreateIndex("ix_response_findings_edited_by", "response_findings", "edited_by");
        migrationBuilder.CreateTable(
            name: "response_tools",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                response_id = table.Column<Guid>(nullable: false),
                template = table.Column<string>(maxLength: 60, nullable: false),
                template_version = table.Column<int>(nullable: false),
                added_by = table.Column<Guid>(nullable: false),
                added_at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_response_tools", row => row.id);
                table.ForeignKey("fk_response_tools_learning_responses_response_id", row => row.response_id, "learning_responses", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_response_tools_people_added_by", row => row.added_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_response_tools_response_id", "response_tools", "response_id");
        migrationBuilder.CreateIndex("ix_response_tools_added_by", "response_tools", "added_by");
        migrationBuilder.CreateTable(
            name: "response_extensions",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                response_id = table.Column<Guid>(nullable: false),
                @from = table.Column<DateOnly>(nullable: false),
                until = table.Column<DateOnly>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
                agreed_with_affected = table.Column<bool>(nullable: false),
                by = table.Column<Guid>(nullable: false),
                at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_response_extensions", row => row.id);
                table.ForeignKey("fk_response_extensions_learning_responses_response_id", row => row.response_id, "learning_responses", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_response_extensions_people_by", row => row.by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_response_extensions_response_id", "response_extensions", "response_id");
        migrationBuilder.CreateIndex("ix_response_extensions_by", "response_extensions", "by");
        migrationBuilder.CreateTable(
            name: "response_quality",
            columns: table => new
            {
                response_id = table.Column<Guid>(nullable: false),
                reviewer_id = table.Column<Guid>(nullable: false),
                criteria_version = table.Column<int>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
                revision = table.Column<int>(nullable: false),
                edited_at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_response_quality", row => new { row.response_id, row.reviewer_id });
                table.ForeignKey("fk_response_quality_learning_responses_response_id", row => row.response_id, "learning_responses", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_response_quality_people_reviewer_id", row => row.reviewer_id, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_response_quality_reviewer_id", "response_quality", "reviewer_id");
    }
}
