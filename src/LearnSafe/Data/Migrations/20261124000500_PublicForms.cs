using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>The ways in for people without an account, what they are writing, and what stands beside what they told.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261124000500_PublicForms")]
public sealed class PublicForms : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "public_pages",
            columns: table => new
            {
                organisation_id = table.Column<Guid>(nullable: false),
                code = table.Column<string>(maxLength: 12, nullable: false),
                open = table.Column<bool>(nullable: false),
                updated_at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_public_pages", row => row.organisation_id);
                table.ForeignKey("fk_public_pages_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_public_pages_code", "public_pages", "code", unique: true);
        migrationBuilder.CreateTable(
            name: "public_drafts",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                token_hash = table.Column<byte[]>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                form = table.Column<string>(maxLength: 20, nullable: false),
                encrypted = table.Column<string>(nullable: false),
                sent = table.Column<bool>(nullable: false),
                expires_at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_public_drafts", row => row.id);
                table.ForeignKey("fk_public_drafts_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_public_drafts_token_hash", "public_drafts", "token_hash", unique: true);
        migrationBuilder.CreateIndex("ix_public_drafts_expires_at", "public_drafts", "expires_at");
        migrationBuilder.CreateIndex("ix_public_drafts_organisation_id", "public_drafts", "organisation_id");
        CreateReports(migrationBuilder);
    }

    private static void CreateReports(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "public_reports",
            columns: table => new
            {
                event_id = table.Column<Guid>(nullable: false),
                form = table.Column<string>(maxLength: 20, nullable: false),
                form_version = table.Column<int>(nullable: false),
                code_hash = table.Column<byte[]>(nullable: false),
                may_answer = table.Column<bool>(nullable: false),
                contact = table.Column<string>(nullable: true),
                contact_delete_after = table.Column<DateTime>(nullable: true),
                created_at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_public_reports", row => row.event_id);
                table.ForeignKey("fk_public_reports_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_public_reports_code_hash", "public_reports", "code_hash", unique: true);
        migrationBuilder.CreateIndex("ix_public_reports_contact_delete_after", "public_reports", "contact_delete_after");
        migrationBuilder.CreateTable(
            name: "public_messages",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                event_id = table.Column<Guid>(nullable: false),
                at = table.Column<DateTime>(nullable: false),
                person_id = table.Column<Guid>(nullable: true),
                encrypted = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_public_messages", row => row.id);
                table.ForeignKey("fk_public_messages_public_reports_event_id", row => row.event_id, "public_reports", "event_id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_public_messages_event_id", "public_messages", "event_id");
    }
}
