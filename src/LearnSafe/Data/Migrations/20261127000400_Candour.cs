using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>The duty of candour: how it was judged, and how it is carried out towards whom.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261127000400_Candour")]
public sealed class Candour : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "candour_settings",
            columns: table => new
            {
                organisation_id = table.Column<Guid>(nullable: false),
                registered_person = table.Column<string>(maxLength: 50, nullable: true),
                activities = table.Column<string>(maxLength: 500, nullable: false),
                tell_days = table.Column<int>(nullable: false),
                write_days = table.Column<int>(nullable: false),
                updated_at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_candour_settings", row => row.organisation_id);
                table.ForeignKey("fk_candour_settings_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateTable(
            name: "candour_assessments",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                event_id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                number = table.Column<int>(nullable: false),
                at = table.Column<DateTime>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                rules_version = table.Column<int>(nullable: false),
                registered_person = table.Column<string>(maxLength: 50, nullable: false),
                test = table.Column<string>(maxLength: 20, nullable: true),
                result = table.Column<int>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_candour_assessments", row => row.id);
                table.ForeignKey("fk_candour_assessments_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_candour_assessments_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_candour_assessments_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_candour_assessments_event_id_number", "candour_assessments", ["event_id", "number"], unique: true);
        migrationBuilder.CreateIndex("ix_candour_assessments_organisation_id", "candour_assessments", "organisation_id");
        migrationBuilder.CreateIndex("ix_candour_assessments_person_id", "candour_assessments", "person_id");
        AddCases(migrationBuilder);
        AddWhatIsSaid(migrationBuilder);
    }

    private static void AddCases(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "candour_cases",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                event_id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                assessment_id = table.Column<Guid>(nullable: false),
                statutory = table.Column<bool>(nullable: false),
                opened_at = table.Column<DateTime>(nullable: false),
                opened_by = table.Column<Guid>(nullable: false),
                aware_on = table.Column<DateOnly>(nullable: false),
                tell_by = table.Column<DateOnly>(nullable: false),
                write_by = table.Column<DateOnly>(nullable: false),
                told_on = table.Column<DateOnly>(nullable: true),
                written_on = table.Column<DateOnly>(nullable: true),
                results_on = table.Column<DateOnly>(nullable: true),
                not_reached_on = table.Column<DateOnly>(nullable: true),
                attempts = table.Column<int>(nullable: false),
                reminded = table.Column<int>(nullable: false),
                closed_at = table.Column<DateTime>(nullable: true),
                closed_by = table.Column<Guid>(nullable: true),
                version = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_candour_cases", row => row.id);
                table.ForeignKey("fk_candour_cases_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_candour_cases_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_candour_cases_candour_assessments_assessment_id", row => row.assessment_id, "candour_assessments", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_candour_cases_people_opened_by", row => row.opened_by, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_candour_cases_people_closed_by", row => row.closed_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_candour_cases_event_id", "candour_cases", "event_id");
        migrationBuilder.CreateIndex("ix_candour_cases_assessment_id", "candour_cases", "assessment_id");
        migrationBuilder.CreateIndex("ix_candour_cases_organisation_id_closed_at", "candour_cases", ["organisation_id", "closed_at"]);
        migrationBuilder.CreateIndex("ix_candour_cases_opened_by", "candour_cases", "opened_by");
        migrationBuilder.CreateIndex("ix_candour_cases_closed_by", "candour_cases", "closed_by");
        migrationBuilder.CreateTable(
            name: "candour_people",
            columns: table => new { case_id = table.Column<Guid>(nullable: false), encrypted = table.Column<string>(nullable: false) },
            constraints: table =>
            {
                table.PrimaryKey("pk_candour_people", row => row.case_id);
                table.ForeignKey("fk_candour_people_candour_cases_case_id", row => row.case_id, "candour_cases", "id", onDelete: ReferentialAction.Restrict);
            });
    }

    private static void AddWhatIsSaid(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "candour_letters",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                case_id = table.Column<Guid>(nullable: false),
                template = table.Column<string>(maxLength: 50, nullable: false),
                template_version = table.Column<int>(nullable: false),
                made_at = table.Column<DateTime>(nullable: false),
                made_by = table.Column<Guid>(nullable: false),
                changed_at = table.Column<DateTime>(nullable: false),
                sent_on = table.Column<DateOnly>(nullable: true),
                version = table.Column<int>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_candour_letters", row => row.id);
                table.ForeignKey("fk_candour_letters_candour_cases_case_id", row => row.case_id, "candour_cases", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_candour_letters_people_made_by", row => row.made_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_candour_letters_case_id", "candour_letters", "case_id");
        migrationBuilder.CreateIndex("ix_candour_letters_made_by", "candour_letters", "made_by");
        migrationBuilder.CreateTable(
            name: "candour_steps",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                case_id = table.Column<Guid>(nullable: false),
                kind = table.Column<int>(nullable: false),
                done_on = table.Column<DateOnly>(nullable: false),
                at = table.Column<DateTime>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                letter_id = table.Column<Guid>(nullable: true),
                encrypted = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_candour_steps", row => row.id);
                table.ForeignKey("fk_candour_steps_candour_cases_case_id", row => row.case_id, "candour_cases", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_candour_steps_candour_letters_letter_id", row => row.letter_id, "candour_letters", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_candour_steps_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_candour_steps_case_id", "candour_steps", "case_id");
        migrationBuilder.CreateIndex("ix_candour_steps_letter_id", "candour_steps", "letter_id");
        migrationBuilder.CreateIndex("ix_candour_steps_person_id", "candour_steps", "person_id");
    }
}
