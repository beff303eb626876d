using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Areas for improvement, the actions that serve them, and the measures that tell whether they worked.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261127000600_SafetyActions")]
public sealed class SafetyActionsAndMeasures : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddAreas(migrationBuilder);
        AddActions(migrationBuilder);
        AddMeasures(migrationBuilder);
    }

    private static void AddAreas(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "areas_for_improvement",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                texts = table.Column<string>(nullable: false),
                elements = table.Column<string>(nullable: false),
                scope = table.Column<int>(nullable: false),
                created_by = table.Column<Guid>(nullable: false),
                created_at = table.Column<DateTime>(nullable: false),
                version = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_areas_for_improvement", row => row.id);
                table.ForeignKey("fk_areas_for_improvement_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_areas_for_improvement_people_created_by", row => row.created_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_areas_for_improvement_organisation_id", "areas_for_improvement", "organisation_id");
        migrationBuilder.CreateIndex("ix_areas_for_improvement_created_by", "areas_for_improvement", "created_by");
        migrationBuilder.CreateTable(
            name: "area_records",
            columns: table => new { area_id = table.Column<Guid>(nullable: false), event_id = table.Column<Guid>(nullable: false) },
            constraints: table =>
            {
                table.PrimaryKey("pk_area_records", row => new { row.area_id, row.event_id });
                table.ForeignKey("fk_area_records_areas_for_improvement_area_id", row => row.area_id, "areas_for_improvement", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_area_records_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_area_records_event_id", "area_records", "event_id");
        migrationBuilder.CreateTable(
            name: "area_responses",
            columns: table => new { area_id = table.Column<Guid>(nullable: false), response_id = table.Column<Guid>(nullable: false) },
            constraints: table =>
            {
                table.PrimaryKey("pk_area_responses", row => new { row.area_id, row.response_id });
                table.ForeignKey("fk_area_responses_areas_for_improvement_area_id", row => row.area_id, "areas_for_improvement", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_area_responses_learning_responses_response_id", row => row.response_id, "learning_responses", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_area_responses_response_id", "area_responses", "response_id");
    }

    private static void AddActions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "safety_actions",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                number = table.Column<int>(nullable: false),
                texts = table.Column<string>(nullable: false),
                owner_id = table.Column<Guid>(nullable: true),
                owned_outside = table.Column<bool>(nullable: false),
                strength = table.Column<string>(maxLength: 40, nullable: true),
                strength_version = table.Column<int>(nullable: true),
                start_by = table.Column<DateOnly>(nullable: true),
                due_by = table.Column<DateOnly>(nullable: true),
                status = table.Column<int>(nullable: false),
                status_at = table.Column<DateTime>(nullable: false),
                stop_reason = table.Column<string>(nullable: true),
                assessment = table.Column<string>(nullable: true),
                evidence = table.Column<string>(nullable: true),
                evidence_by = table.Column<Guid>(nullable: true),
                evidence_at = table.Column<DateTime>(nullable: true),
                closed_by = table.Column<Guid>(nullable: true),
                closed_at = table.Column<DateTime>(nullable: true),
                reminded_on = table.Column<DateOnly>(nullable: true),
                created_by = table.Column<Guid>(nullable: false),
                created_at = table.Column<DateTime>(nullable: false),
                version = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_safety_actions", row => row.id);
                table.ForeignKey("fk_safety_actions_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_safety_actions_people_owner_id", row => row.owner_id, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_safety_actions_people_evidence_by", row => row.evidence_by, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_safety_actions_people_closed_by", row => row.closed_by, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_safety_actions_people_created_by", row => row.created_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_safety_actions_organisation_id_number", "safety_actions", ["organisation_id", "number"], unique: true);
        migrationBuilder.CreateIndex("ix_safety_actions_status_due_by", "safety_actions", ["status", "due_by"]);
        foreach (var person in new[] { "owner_id", "evidence_by", "closed_by", "created_by" }) migrationBuilder.CreateIndex($"ix_safety_actions_{person}", "safety_actions", person);
        migrationBuilder.CreateTable(
            name: "action_areas",
            columns: table => new { action_id = table.Column<Guid>(nullable: false), area_id = table.Column<Guid>(nullable: false) },
            constraints: table =>
            {
                table.PrimaryKey("pk_action_areas", row => new { row.action_id, row.area_id });
                table.ForeignKey("fk_action_areas_safety_actions_action_id", row => row.action_id, "safety_actions", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_action_areas_areas_for_improvement_area_id", row => row.area_id, "areas_for_improvement", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_action_areas_area_id", "action_areas", "area_id");
        migrationBuilder.CreateTable(
            name: "action_notes",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                action_id = table.Column<Guid>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                at = table.Column<DateTime>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_action_notes", row => row.id);
                table.ForeignKey("fk_action_notes_safety_actions_action_id", row => row.action_id, "safety_actions", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_action_notes_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_action_notes_action_id", "action_notes", "action_id");
        migrationBuilder.CreateIndex("ix_action_notes_person_id", "action_notes", "person_id");
    }

    private static void AddMeasures(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "safety_measures",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                kind = table.Column<int>(nullable: false),
                texts = table.Column<string>(nullable: false),
                chart = table.Column<string>(maxLength: 20, nullable: false),
                direction = table.Column<string>(maxLength: 20, nullable: false),
                frequency = table.Column<int>(nullable: false),
                target = table.Column<double>(nullable: true),
                baseline_points = table.Column<int>(nullable: true),
                review_on = table.Column<DateOnly>(nullable: true),
                created_by = table.Column<Guid>(nullable: false),
                created_at = table.Column<DateTime>(nullable: false),
                version = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_safety_measures", row => row.id);
                table.ForeignKey("fk_safety_measures_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_safety_measures_people_created_by", row => row.created_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_safety_measures_organisation_id", "safety_measures", "organisation_id");
        migrationBuilder.CreateIndex("ix_safety_measures_created_by", "safety_measures", "created_by");
        migrationBuilder.CreateTable(
            name: "measure_actions",
            columns: table => new { measure_id = table.Column<Guid>(nullable: false), action_id = table.Column<Guid>(nullable: false) },
            constraints: table =>
            {
                table.PrimaryKey("pk_measure_actions", row => new { row.measure_id, row.action_id });
                table.ForeignKey("fk_measure_actions_safety_measures_measure_id", row => row.measure_id, "safety_measures", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_measure_actions_safety_actions_action_id", row => row.action_id, "safety_actions", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_measure_actions_action_id", "measure_actions", "action_id");
        migrationBuilder.CreateTable(
            name: "measure_points",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                measure_id = table.Column<Guid>(nullable: false),
                day = table.Column<DateOnly>(nullable: false),
                numerator = table.Column<double>(nullable: true),
                denominator = table.Column<double>(nullable: true),
                value = table.Column<double>(nullable: true),
                note = table.Column<string>(nullable: true),
                entered_by = table.Column<Guid>(nullable: false),
                entered_at = table.Column<DateTime>(nullable: false),
                replaced_at = table.Column<DateTime>(nullable: true),
                replaced_by = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_measure_points", row => row.id);
                table.ForeignKey("fk_measure_points_safety_measures_measure_id", row => row.measure_id, "safety_measures", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_measure_points_people_entered_by", row => row.entered_by, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_measure_points_people_replaced_by", row => row.replaced_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_measure_points_measure_id_day", "measure_points", ["measure_id", "day"]);
        migrationBuilder.CreateIndex("ix_measure_points_entered_by", "measure_points", "entered_by");
        migrationBuilder.CreateIndex("ix_measure_points_replaced_by", "measure_points", "replaced_by");
    }
}
