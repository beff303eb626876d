using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Views of the records that people keep by a name, for themselves or for their organisation.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261128000210_SavedViews")]
public sealed class SavedViews : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "saved_views",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: true),
                encrypted = table.Column<string>(nullable: false),
                shared = table.Column<bool>(nullable: false),
                saved_at = table.Column<DateTime>(nullable: false),
                version = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_saved_views", row => row.id);
                table.ForeignKey("fk_saved_views_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("fk_saved_views_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_saved_views_person_id", "saved_views", "person_id");
        migrationBuilder.CreateIndex("ix_saved_views_organisation_id_shared", "saved_views", ["organisation_id", "shared"]);
    }
}
