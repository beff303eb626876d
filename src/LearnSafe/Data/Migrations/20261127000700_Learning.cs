using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>What was learned and with whom it is shared, who was told of it, and what people write for their own appraisal.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261127000700_Learning")]
public sealed class Learning : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "learning_summaries",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                author_id = table.Column<Guid>(nullable: false),
                created_at = table.Column<DateTime>(nullable: false),
                learning_response_id = table.Column<Guid>(nullable: true),
                current_version = table.Column<int>(nullable: false),
                asked_at = table.Column<DateTime>(nullable: true),
                published_version = table.Column<int>(nullable: true),
                published_at = table.Column<DateTime>(nullable: true),
                scope = table.Column<int>(nullable: false),
                show_organisation = table.Column<bool>(nullable: false),
                services = table.Column<string>(maxLength: 200, nullable: false),
                involved = table.Column<string>(maxLength: 200, nullable: false),
                search_text = table.Column<string>(nullable: false),
                withdrawn_at = table.Column<DateTime>(nullable: true),
                withdrawn_by = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_learning_summaries", row => row.id);
                table.ForeignKey("fk_learning_summaries_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_learning_summaries_people_author_id", row => row.author_id, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_learning_summaries_learning_responses_learning_response_id", row => row.learning_response_id, "learning_responses", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_learning_summaries_people_withdrawn_by", row => row.withdrawn_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_learning_summaries_organisation_id", "learning_summaries", "organisation_id");
        migrationBuilder.CreateIndex("ix_learning_summaries_scope_published_at", "learning_summaries", ["scope", "published_at"]);
        migrationBuilder.CreateIndex("ix_learning_summaries_learning_response_id", "learning_summaries", "learning_response_id");
        migrationBuilder.CreateIndex("ix_learning_summaries_author_id", "learning_summaries", "author_id");
        migrationBuilder.CreateIndex("ix_learning_summaries_withdrawn_by", "learning_summaries", "withdrawn_by");
        migrationBuilder.CreateTable(
            name: "learning_summary_versions",
            columns: table => new
            {
                summary_id = table.Column<Guid>(nullable: false),
                number = table.Column<int>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
                scope = table.Column<int>(nullable: false),
                show_organisation = table.Column<bool>(nullable: false),
                services = table.Column<string>(maxLength: 200, nullable: false),
                involved = table.Column<string>(maxLength: 200, nullable: false),
                kept_words = table.Column<bool>(nullable: false),
                written_at = table.Column<DateTime>(nullable: false),
                written_by = table.Column<Guid>(nullable: false),
                published_at = table.Column<DateTime>(nullable: true),
                published_by = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_learning_summary_versions", row => new { row.summary_id, row.number });
                table.ForeignKey("fk_learning_summary_versions_learning_summaries_summary_id", row => row.summary_id, "learning_summaries", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_learning_summary_versions_people_written_by", row => row.written_by, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_learning_summary_versions_people_published_by", row => row.published_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_learning_summary_versions_written_by", "learning_summary_versions", "written_by");
        migrationBuilder.CreateIndex("ix_learning_summary_versions_published_by", "learning_summary_versions", "published_by");
        migrationBuilder.CreateTable(
            name: "learning_summary_records",
            columns: table => new
            {
                summary_id = table.Column<Guid>(nullable: false),
                event_id = table.Column<Guid>(nullable: false),
                linked_at = table.Column<DateTime>(nullable: false),
                told_at = table.Column<DateTime>(nullable: true),
                route = table.Column<int>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_learning_summary_records", row => new { row.summary_id, row.event_id });
                table.ForeignKey("fk_learning_summary_records_learning_summaries_summary_id", row => row.summary_id, "learning_summaries", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_learning_summary_records_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_learning_summary_records_event_id", "learning_summary_records", "event_id");
        migrationBuilder.CreateTable(
            name: "learning_likes",
            columns: table => new
            {
                summary_id = table.Column<Guid>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_learning_likes", row => new { row.summary_id, row.person_id });
                table.ForeignKey("fk_learning_likes_learning_summaries_summary_id", row => row.summary_id, "learning_summaries", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_learning_likes_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_learning_likes_person_id", "learning_likes", "person_id");
        migrationBuilder.CreateTable(
            name: "learning_adoptions",
            columns: table => new
            {
                summary_id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                at = table.Column<DateTime>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
                show_organisation = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_learning_adoptions", row => new { row.summary_id, row.organisation_id });
                table.ForeignKey("fk_learning_adoptions_learning_summaries_summary_id", row => row.summary_id, "learning_summaries", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_learning_adoptions_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_learning_adoptions_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_learning_adoptions_organisation_id", "learning_adoptions", "organisation_id");
        migrationBuilder.CreateIndex("ix_learning_adoptions_person_id", "learning_adoptions", "person_id");
        migrationBuilder.CreateTable(
            name: "private_reflections",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                summary_id = table.Column<Guid>(nullable: true),
                day = table.Column<DateOnly>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
                updated_at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_private_reflections", row => row.id);
                table.ForeignKey("fk_private_reflections_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("fk_private_reflections_learning_summaries_summary_id", row => row.summary_id, "learning_summaries", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_private_reflections_person_id_day", "private_reflections", ["person_id", "day"]);
        migrationBuilder.CreateIndex("ix_private_reflections_summary_id", "private_reflections", "summary_id");
        migrationBuilder.CreateTable(
            name: "appraisal_preferences",
            columns: table => new
            {
                person_id = table.Column<Guid>(nullable: false),
                start_month = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_appraisal_preferences", row => row.person_id);
                table.ForeignKey("fk_appraisal_preferences_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Cascade);
            });
    }
}
