using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Where people are signed in, and what they typed when they were not any more.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261124000205_Sessions")]
public sealed class Sessions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "sessions",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                created_at = table.Column<DateTime>(nullable: false),
                last_seen_at = table.Column<DateTime>(nullable: false),
                browser = table.Column<string>(maxLength: 40, nullable: false),
                system = table.Column<string>(maxLength: 40, nullable: false),
                method = table.Column<string>(maxLength: 200, nullable: false),
                second_factor = table.Column<bool>(nullable: false),
                idle_minutes = table.Column<int>(nullable: false),
                stamp = table.Column<string>(nullable: false),
                ended_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_sessions", row => row.id);
                table.ForeignKey("fk_sessions_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_sessions_person_id", "sessions", "person_id");
        migrationBuilder.CreateTable(
            name: "kept_forms",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
                kept_at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_kept_forms", row => row.id);
                table.ForeignKey("fk_kept_forms_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_kept_forms_person_id", "kept_forms", "person_id");
    }
}
