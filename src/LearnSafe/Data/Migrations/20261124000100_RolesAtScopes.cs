using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Several roles for one person, at any organisation or for the whole installation; and parents over time.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261124000100_RolesAtScopes")]
public sealed class RolesAtScopes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateRoleAssignments(migrationBuilder);
        CreateOrganisationLinks(migrationBuilder);
        migrationBuilder.AddColumn<Guid>("acting_for_id", "people", nullable: true);
    }

    private void CreateRoleAssignments(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "role_assignments",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: true),
                role = table.Column<string>(maxLength: 60, nullable: false),
                state = table.Column<string>(maxLength: 20, nullable: false),
                requested_at = table.Column<DateTime>(nullable: false),
                decided_at = table.Column<DateTime>(nullable: true),
                decided_by = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_role_assignments", row => row.id);
                table.ForeignKey("fk_role_assignments_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_role_assignments_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_role_assignments_person_id_organisation_id_role", "role_assignments", ["person_id", "organisation_id", "role"], unique: true);
        migrationBuilder.CreateIndex("ix_role_assignments_organisation_id", "role_assignments", "organisation_id");
        var id = IsSqlite
            ? "upper(substr(hex(randomblob(16)), 1, 8) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-A' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))"
            : "gen_random_uuid()";
        migrationBuilder.Sql(
            $"insert into role_assignments (id, person_id, organisation_id, role, state, requested_at) select {id}, person_id, organisation_id, role, 'Active', people.created_at from memberships join people on people.id = memberships.person_id");
        migrationBuilder.DropTable("memberships");
    }

    private void CreateOrganisationLinks(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "organisation_links",
            columns: table => new
            {
                organisation_id = table.Column<Guid>(nullable: false),
                parent_id = table.Column<Guid>(nullable: false),
                from = table.Column<DateOnly>(nullable: false),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_organisation_links", row => new { row.organisation_id, row.parent_id, row.from });
                table.ForeignKey("fk_organisation_links_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_organisation_links_organisations_parent_id", row => row.parent_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_organisation_links_parent_id", "organisation_links", "parent_id");
        var day = IsSqlite ? "substr(created_at, 1, 10)" : "created_at::date";
        migrationBuilder.Sql($"insert into organisation_links (organisation_id, parent_id, \"from\") select id, parent_id, {day} from organisations where parent_id is not null");
        if (!IsSqlite)
        {
            migrationBuilder.DropForeignKey("fk_organisations_organisations_parent_id", "organisations");
            migrationBuilder.DropIndex("ix_organisations_parent_id", "organisations");
            migrationBuilder.DropColumn("parent_id", "organisations");
            return;
        }

        // SQLite drops no column that a foreign key stands on, so the table is made anew; what points to it is judged when the migration commits.
        migrationBuilder.Sql(
            """
            pragma defer_foreign_keys = on;
            create table organisations_kept as select id, code, name, kind, care_setting, data_sharing_opt_out, created_at from organisations;
            drop table organisations;
            create table organisations (
                "id" TEXT NOT NULL CONSTRAINT "pk_organisations" PRIMARY KEY, "code" TEXT NOT NULL, "name" TEXT NOT NULL, "kind" TEXT NOT NULL,
                "care_setting" TEXT NULL, "data_sharing_opt_out" INTEGER NOT NULL, "created_at" TEXT NOT NULL);
            insert into organisations select * from organisations_kept;
            drop table organisations_kept;
            """);
        migrationBuilder.CreateIndex("ix_organisations_code", "organisations", "code", unique: true);
    }

    private bool IsSqlite => ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true;
}
