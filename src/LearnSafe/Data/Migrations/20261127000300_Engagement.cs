using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>The engagement of people affected, apart from the records: what names somebody is encrypted, days that are brought to mind are not.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261127000300_Engagement")]
public sealed class Engagement : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddCases(migrationBuilder);
        AddPeople(migrationBuilder);
        AddContacts(migrationBuilder);
    }

    private static void AddCases(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "engagement_cases",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                reference = table.Column<string>(maxLength: 12, nullable: false),
                lead_id = table.Column<Guid>(nullable: false),
                state = table.Column<string>(maxLength: 10, nullable: false),
                step = table.Column<int>(nullable: false),
                guide_version = table.Column<int>(nullable: false),
                version = table.Column<int>(nullable: false),
                begun_at = table.Column<DateTime>(nullable: false),
                begun_by = table.Column<Guid>(nullable: false),
                closed_on = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_engagement_cases", row => row.id);
                table.ForeignKey("fk_engagement_cases_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_engagement_cases_people_lead_id", row => row.lead_id, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_engagement_cases_reference", "engagement_cases", "reference", unique: true);
        migrationBuilder.CreateIndex("ix_engagement_cases_organisation_id_state", "engagement_cases", ["organisation_id", "state"]);
        migrationBuilder.CreateIndex("ix_engagement_cases_lead_id", "engagement_cases", "lead_id");
        migrationBuilder.CreateTable(
            name: "engagement_records",
            columns: table => new { case_id = table.Column<Guid>(nullable: false), event_id = table.Column<Guid>(nullable: false) },
            constraints: table =>
            {
                table.PrimaryKey("pk_engagement_records", row => new { row.case_id, row.event_id });
                table.ForeignKey("fk_engagement_records_engagement_cases_case_id", row => row.case_id, "engagement_cases", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_engagement_records_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_engagement_records_event_id", "engagement_records", "event_id");
        migrationBuilder.CreateTable(
            name: "engagement_readers",
            columns: table => new { case_id = table.Column<Guid>(nullable: false), person_id = table.Column<Guid>(nullable: false), named_at = table.Column<DateTime>(nullable: false) },
            constraints: table =>
            {
                table.PrimaryKey("pk_engagement_readers", row => new { row.case_id, row.person_id });
                table.ForeignKey("fk_engagement_readers_engagement_cases_case_id", row => row.case_id, "engagement_cases", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_engagement_readers_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_engagement_readers_person_id", "engagement_readers", "person_id");
        migrationBuilder.CreateTable(
            name: "engagement_step_notes",
            columns: table => new
            {
                case_id = table.Column<Guid>(nullable: false),
                step = table.Column<int>(nullable: false),
                version = table.Column<int>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_engagement_step_notes", row => new { row.case_id, row.step });
                table.ForeignKey("fk_engagement_step_notes_engagement_cases_case_id", row => row.case_id, "engagement_cases", "id", onDelete: ReferentialAction.Restrict);
            });
    }

    private static void AddPeople(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "engagement_people",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                case_id = table.Column<Guid>(nullable: false),
                version = table.Column<int>(nullable: false),
                added_at = table.Column<DateTime>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_engagement_people", row => row.id);
                table.ForeignKey("fk_engagement_people_engagement_cases_case_id", row => row.case_id, "engagement_cases", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_engagement_people_case_id", "engagement_people", "case_id");
        migrationBuilder.CreateTable(
            name: "engagement_staff_support",
            columns: table => new
            {
                person_id = table.Column<Guid>(nullable: false),
                case_id = table.Column<Guid>(nullable: false),
                version = table.Column<int>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_engagement_staff_support", row => row.person_id);
                table.ForeignKey("fk_engagement_staff_support_engagement_people_person_id", row => row.person_id, "engagement_people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_engagement_staff_support_engagement_cases_case_id", row => row.case_id, "engagement_cases", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_engagement_staff_support_case_id", "engagement_staff_support", "case_id");
        migrationBuilder.CreateTable(
            name: "engagement_check_ins",
            columns: table => new
            {
                person_id = table.Column<Guid>(nullable: false),
                number = table.Column<int>(nullable: false),
                case_id = table.Column<Guid>(nullable: false),
                due = table.Column<DateOnly>(nullable: false),
                done_on = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_engagement_check_ins", row => new { row.person_id, row.number });
                table.ForeignKey("fk_engagement_check_ins_engagement_people_person_id", row => row.person_id, "engagement_people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_engagement_check_ins_engagement_cases_case_id", row => row.case_id, "engagement_cases", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_engagement_check_ins_case_id", "engagement_check_ins", "case_id");
    }

    private static void AddContacts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "engagement_contacts",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                case_id = table.Column<Guid>(nullable: false),
                at = table.Column<DateTime>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_engagement_contacts", row => row.id);
                table.ForeignKey("fk_engagement_contacts_engagement_cases_case_id", row => row.case_id, "engagement_cases", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_engagement_contacts_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_engagement_contacts_case_id", "engagement_contacts", "case_id");
        migrationBuilder.CreateIndex("ix_engagement_contacts_person_id", "engagement_contacts", "person_id");
        migrationBuilder.CreateTable(
            name: "engagement_promises",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                case_id = table.Column<Guid>(nullable: false),
                contact_id = table.Column<Guid>(nullable: false),
                version = table.Column<int>(nullable: false),
                due = table.Column<DateOnly>(nullable: false),
                kept_on = table.Column<DateOnly>(nullable: true),
                given_up_on = table.Column<DateOnly>(nullable: true),
                reminded_on = table.Column<DateOnly>(nullable: true),
                encrypted = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_engagement_promises", row => row.id);
                table.ForeignKey("fk_engagement_promises_engagement_cases_case_id", row => row.case_id, "engagement_cases", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_engagement_promises_engagement_contacts_contact_id", row => row.contact_id, "engagement_contacts", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_engagement_promises_case_id", "engagement_promises", "case_id");
        migrationBuilder.CreateIndex("ix_engagement_promises_contact_id", "engagement_promises", "contact_id");
        migrationBuilder.CreateIndex("ix_engagement_promises_due", "engagement_promises", "due");
        migrationBuilder.CreateTable(
            name: "engagement_questions",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                case_id = table.Column<Guid>(nullable: false),
                contact_id = table.Column<Guid>(nullable: false),
                version = table.Column<int>(nullable: false),
                raised_on = table.Column<DateOnly>(nullable: false),
                answered_on = table.Column<DateOnly>(nullable: true),
                encrypted = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_engagement_questions", row => row.id);
                table.ForeignKey("fk_engagement_questions_engagement_cases_case_id", row => row.case_id, "engagement_cases", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_engagement_questions_engagement_contacts_contact_id", row => row.contact_id, "engagement_contacts", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_engagement_questions_case_id", "engagement_questions", "case_id");
        migrationBuilder.CreateIndex("ix_engagement_questions_contact_id", "engagement_questions", "contact_id");
    }
}
