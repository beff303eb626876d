using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Two measures of culture that lead to nobody: how often blame was put in other words, and how often the just culture guide was used.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261127000500_Culture")]
public sealed class Culture : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("phrases_shown", "drafts", nullable: false, defaultValue: 0);
        migrationBuilder.CreateTable(
            name: "language_totals",
            columns: table => new
            {
                organisation_id = table.Column<Guid>(nullable: false),
                month = table.Column<DateOnly>(nullable: false),
                texts = table.Column<int>(nullable: false),
                phrases = table.Column<int>(nullable: false),
                changed = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_language_totals", row => new { row.organisation_id, row.month });
                table.ForeignKey("fk_language_totals_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateTable(
            name: "just_culture_uses",
            columns: table => new
            {
                organisation_id = table.Column<Guid>(nullable: false),
                day = table.Column<DateOnly>(nullable: false),
                role = table.Column<string>(maxLength: 80, nullable: false),
                count = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_just_culture_uses", row => new { row.organisation_id, row.day, row.role });
                table.ForeignKey("fk_just_culture_uses_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
            });
    }
}
