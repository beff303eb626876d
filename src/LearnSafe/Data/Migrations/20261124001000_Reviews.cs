using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>The review of records: what is looked at first, who has it, what reviewers and reporters write to each other.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261124001000_Reviews")]
public sealed class Reviews : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTime>("acknowledged_at", "event_progress", nullable: true);
        migrationBuilder.CreateTable(
            name: "record_reviews",
            columns: table => new
            {
                event_id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                urgency = table.Column<int>(nullable: false),
                alerted_at = table.Column<DateTime>(nullable: true),
                escalate_at = table.Column<DateTime>(nullable: true),
                escalated_at = table.Column<DateTime>(nullable: true),
                assigned_to = table.Column<Guid>(nullable: true),
                reviewed_at = table.Column<DateTime>(nullable: true),
                reviewed_by = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_record_reviews", row => row.event_id);
                table.ForeignKey("fk_record_reviews_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_record_reviews_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_record_reviews_people_assigned_to", row => row.assigned_to, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_record_reviews_people_reviewed_by", row => row.reviewed_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_record_reviews_organisation_id_urgency", "record_reviews", ["organisation_id", "urgency"]);
        migrationBuilder.CreateIndex("ix_record_reviews_alerted_at_urgency", "record_reviews", ["alerted_at", "urgency"]);
        migrationBuilder.CreateIndex("ix_record_reviews_escalate_at", "record_reviews", "escalate_at");
        migrationBuilder.CreateIndex("ix_record_reviews_assigned_to", "record_reviews", "assigned_to");
        migrationBuilder.CreateIndex("ix_record_reviews_reviewed_by", "record_reviews", "reviewed_by");
        migrationBuilder.CreateTable(
            name: "review_comments",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                event_id = table.Column<Guid>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                at = table.Column<DateTime>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_review_comments", row => row.id);
                table.ForeignKey("fk_review_comments_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_review_comments_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_review_comments_event_id", "review_comments", "event_id");
        migrationBuilder.CreateIndex("ix_review_comments_person_id", "review_comments", "person_id");
        migrationBuilder.CreateTable(
            name: "reporter_questions",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                event_id = table.Column<Guid>(nullable: false),
                asked_by = table.Column<Guid>(nullable: false),
                asked_at = table.Column<DateTime>(nullable: false),
                question = table.Column<string>(nullable: false),
                answer = table.Column<string>(nullable: true),
                answered_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_reporter_questions", row => row.id);
                table.ForeignKey("fk_reporter_questions_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_reporter_questions_people_asked_by", row => row.asked_by, "people", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_reporter_questions_event_id", "reporter_questions", "event_id");
        migrationBuilder.CreateIndex("ix_reporter_questions_asked_by", "reporter_questions", "asked_by");

        // Records that are there already: those that are looked at first, told to nobody a second time. Version 1 of the signs; a revision judges anew.
        migrationBuilder.Sql(
            """
            insert into record_reviews (event_id, organisation_id, urgency, alerted_at)
            select id, organisation_id, urgency, updated_at from (
                select record.id, record.organisation_id, record.updated_at,
                    case when record.harm = 1 then 1 when record.harm = 2 then 2
                        when revision.answers like '%"LocalAuthoritySafeguarding":["true"]%' or revision.answers like '%"OutcomeType":[%"4"%' then 3
                        when record.level_of_concern = 5 then 4 else 5 end as urgency
                from patient_safety_events record
                join event_revisions revision on revision.event_id = record.id and revision.number = record.current_revision) judged
            where urgency < 5
            """);
    }
}
