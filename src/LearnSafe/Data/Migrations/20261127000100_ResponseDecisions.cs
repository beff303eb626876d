using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>How it was decided to respond to records, and who outside was told of them.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261127000100_ResponseDecisions")]
public sealed class ResponseDecisions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddDecisions(migrationBuilder);
        AddRecords(migrationBuilder);
        AddNotifications(migrationBuilder);
    }

    private static void AddDecisions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "response_decisions",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                review_of = table.Column<Guid>(nullable: true),
                sequence = table.Column<long>(nullable: false),
                criteria_version = table.Column<int>(nullable: false),
                decided_on = table.Column<DateOnly>(nullable: false),
                decided_by = table.Column<Guid>(nullable: false),
                at = table.Column<DateTime>(nullable: false),
                safety = table.Column<string>(maxLength: 20, nullable: false),
                criteria = table.Column<string>(maxLength: 600, nullable: false),
                learning_potential = table.Column<string>(maxLength: 10, nullable: true),
                systemic_risk = table.Column<string>(maxLength: 10, nullable: true),
                inequality_considered = table.Column<bool>(nullable: false),
                outcome = table.Column<string>(maxLength: 20, nullable: false),
                method = table.Column<string>(maxLength: 60, nullable: true),
                lead_id = table.Column<Guid>(nullable: true),
                engagement_lead_id = table.Column<Guid>(nullable: true),
                due_by = table.Column<DateOnly>(nullable: true),
                texts = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_response_decisions", row => row.id);
                table.ForeignKey("fk_response_decisions_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_response_decisions_response_decisions_review_of", row => row.review_of, "response_decisions", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_response_decisions_people_decided_by", row => row.decided_by, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_response_decisions_people_lead_id", row => row.lead_id, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_response_decisions_people_engagement_lead_id", row => row.engagement_lead_id, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_response_decisions_organisation_id_sequence", "response_decisions", ["organisation_id", "sequence"]);
        foreach (var column in new[] { "review_of", "decided_by", "lead_id", "engagement_lead_id" }) migrationBuilder.CreateIndex($"ix_response_decisions_{column}", "response_decisions", column);
    }

    private static void AddRecords(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "decision_records",
            columns: table => new { decision_id = table.Column<Guid>(nullable: false), event_id = table.Column<Guid>(nullable: false) },
            constraints: table =>
            {
                table.PrimaryKey("pk_decision_records", row => new { row.decision_id, row.event_id });
                table.ForeignKey("fk_decision_records_response_decisions_decision_id", row => row.decision_id, "response_decisions", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_decision_records_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_decision_records_event_id", "decision_records", "event_id");
    }

    private static void AddNotifications(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "external_notifications",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                event_id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                kind = table.Column<string>(maxLength: 40, nullable: false),
                kinds_version = table.Column<int>(nullable: false),
                state = table.Column<string>(maxLength: 20, nullable: false),
                day = table.Column<DateOnly>(nullable: true),
                sequence = table.Column<long>(nullable: false),
                at = table.Column<DateTime>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                reference = table.Column<string>(nullable: true),
                reason = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_external_notifications", row => row.id);
                table.ForeignKey("fk_external_notifications_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_external_notifications_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_external_notifications_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_external_notifications_event_id_kind_sequence", "external_notifications", ["event_id", "kind", "sequence"]);
        migrationBuilder.CreateIndex("ix_external_notifications_organisation_id_state", "external_notifications", ["organisation_id", "state"]);
        migrationBuilder.CreateIndex("ix_external_notifications_person_id", "external_notifications", "person_id");
    }
}
