using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>How many patients, items or tests each provider had, for rates of recording.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261128000200_Denominators")]
public sealed class Denominators : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "denominators",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                kind = table.Column<string>(maxLength: 40, nullable: false),
                from = table.Column<DateOnly>(nullable: false),
                to = table.Column<DateOnly>(nullable: true),
                value = table.Column<int>(nullable: false),
                source = table.Column<string>(maxLength: 200, nullable: false),
                imported_at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_denominators", row => row.id);
                table.ForeignKey("fk_denominators_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_denominators_organisation_id_kind_from", "denominators", ["organisation_id", "kind", "from"], unique: true);
    }
}
