using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>When an organisation opened and closed, where it is, and whom it names for what.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261124000300_OrganisationsMaintained")]
public sealed class OrganisationsMaintained : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateOnly>("opened_on", "organisations", nullable: true);
        migrationBuilder.AddColumn<DateOnly>("closed_on", "organisations", nullable: true);
        migrationBuilder.AddColumn<string>("town", "organisations", maxLength: 100, nullable: true);
        migrationBuilder.AddColumn<string>("postcode", "organisations", maxLength: 10, nullable: true);

        migrationBuilder.CreateTable(
            name: "organisation_contacts",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                kind = table.Column<string>(maxLength: 20, nullable: false),
                name = table.Column<string>(maxLength: 200, nullable: false),
                role_title = table.Column<string>(maxLength: 100, nullable: true),
                email = table.Column<string>(maxLength: 256, nullable: true),
                phone = table.Column<string>(maxLength: 40, nullable: true),
                person_id = table.Column<Guid>(nullable: true),
                from = table.Column<DateOnly>(nullable: false),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_organisation_contacts", row => row.id);
                table.ForeignKey("fk_organisation_contacts_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_organisation_contacts_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.SetNull);
            });
        migrationBuilder.CreateIndex("ix_organisation_contacts_organisation_id_kind_from", "organisation_contacts", ["organisation_id", "kind", "from"], unique: true);
        migrationBuilder.CreateIndex("ix_organisation_contacts_person_id", "organisation_contacts", "person_id");
    }
}
