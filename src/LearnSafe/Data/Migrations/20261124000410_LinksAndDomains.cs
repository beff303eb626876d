using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Links that open once, domains whose addresses get standard access, and the reason of a decision on a role.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261124000410_LinksAndDomains")]
public sealed class LinksAndDomains : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("reason", "role_assignments", maxLength: 500, nullable: true);

        migrationBuilder.CreateTable(
            name: "one_time_links",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                kind = table.Column<string>(maxLength: 20, nullable: false),
                hash = table.Column<byte[]>(nullable: false),
                email = table.Column<string>(maxLength: 200, nullable: false),
                person_id = table.Column<Guid>(nullable: true),
                display_name = table.Column<string>(maxLength: 200, nullable: true),
                password_hash = table.Column<string>(nullable: true),
                organisation_id = table.Column<Guid>(nullable: true),
                role = table.Column<string>(maxLength: 60, nullable: true),
                created_at = table.Column<DateTime>(nullable: false),
                created_by = table.Column<Guid>(nullable: true),
                shown = table.Column<bool>(nullable: false),
                expires_at = table.Column<DateTime>(nullable: false),
                used_at = table.Column<DateTime>(nullable: true),
                revoked_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_one_time_links", row => row.id);
                table.ForeignKey("fk_one_time_links_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_one_time_links_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_one_time_links_hash", "one_time_links", "hash", unique: true);
        migrationBuilder.CreateIndex("ix_one_time_links_email", "one_time_links", "email");
        migrationBuilder.CreateIndex("ix_one_time_links_organisation_id", "one_time_links", "organisation_id");
        migrationBuilder.CreateIndex("ix_one_time_links_person_id", "one_time_links", "person_id");

        migrationBuilder.CreateTable(
            name: "email_domain_rules",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                domain = table.Column<string>(maxLength: 200, nullable: false),
                organisation_id = table.Column<Guid>(nullable: true),
                created_at = table.Column<DateTime>(nullable: false),
                created_by = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_email_domain_rules", row => row.id);
                table.ForeignKey("fk_email_domain_rules_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_email_domain_rules_domain_organisation_id", "email_domain_rules", ["domain", "organisation_id"], unique: true);
        migrationBuilder.CreateIndex("ix_email_domain_rules_organisation_id", "email_domain_rules", "organisation_id");
    }
}
