using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace LearnSafe.Data.Migrations;

/// <summary>Organisations, accounts and interface keys.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261123000100_OrganisationsAndPeople")]
public sealed class OrganisationsAndPeople : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "organisations",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                code = table.Column<string>(maxLength: 12, nullable: false),
                name = table.Column<string>(maxLength: 200, nullable: false),
                kind = table.Column<string>(maxLength: 30, nullable: false),
                care_setting = table.Column<string>(maxLength: 30, nullable: true),
                parent_id = table.Column<Guid>(nullable: true),
                data_sharing_opt_out = table.Column<bool>(nullable: false),
                created_at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_organisations", row => row.id);
                table.ForeignKey("fk_organisations_organisations_parent_id", row => row.parent_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_organisations_code", "organisations", "code", unique: true);
        migrationBuilder.CreateIndex("ix_organisations_parent_id", "organisations", "parent_id");

        migrationBuilder.CreateTable(
            name: "people",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                display_name = table.Column<string>(maxLength: 200, nullable: false),
                created_at = table.Column<DateTime>(nullable: false),
                user_name = table.Column<string>(maxLength: 256, nullable: true),
                normalized_user_name = table.Column<string>(maxLength: 256, nullable: true),
                email = table.Column<string>(maxLength: 256, nullable: true),
                normalized_email = table.Column<string>(maxLength: 256, nullable: true),
                email_confirmed = table.Column<bool>(nullable: false),
                password_hash = table.Column<string>(nullable: true),
                security_stamp = table.Column<string>(nullable: true),
                concurrency_stamp = table.Column<string>(nullable: true),
                phone_number = table.Column<string>(nullable: true),
                phone_number_confirmed = table.Column<bool>(nullable: false),
                two_factor_enabled = table.Column<bool>(nullable: false),
                lockout_end = table.Column<DateTimeOffset>(nullable: true),
                lockout_enabled = table.Column<bool>(nullable: false),
                access_failed_count = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_people", row => row.id);
            });
        migrationBuilder.CreateIndex("email_index", "people", "normalized_email");
        migrationBuilder.CreateIndex("user_name_index", "people", "normalized_user_name", unique: true);

        migrationBuilder.CreateTable(
            name: "memberships",
            columns: table => new
            {
                person_id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                role = table.Column<string>(maxLength: 40, nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_memberships", row => new { row.person_id, row.organisation_id });
                table.ForeignKey("fk_memberships_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_memberships_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_memberships_organisation_id", "memberships", "organisation_id");

        migrationBuilder.CreateTable(
            name: "person_claims",
            columns: table => new
            {
                id = table.Column<int>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                user_id = table.Column<Guid>(nullable: false),
                claim_type = table.Column<string>(nullable: true),
                claim_value = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_person_claims", row => row.id);
                table.ForeignKey("fk_person_claims_people_user_id", row => row.user_id, "people", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_person_claims_user_id", "person_claims", "user_id");

        migrationBuilder.CreateTable(
            name: "person_logins",
            columns: table => new
            {
                login_provider = table.Column<string>(nullable: false),
                provider_key = table.Column<string>(nullable: false),
                provider_display_name = table.Column<string>(nullable: true),
                user_id = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_person_logins", row => new { row.login_provider, row.provider_key });
                table.ForeignKey("fk_person_logins_people_user_id", row => row.user_id, "people", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_person_logins_user_id", "person_logins", "user_id");

        migrationBuilder.CreateTable(
            name: "person_tokens",
            columns: table => new
            {
                user_id = table.Column<Guid>(nullable: false),
                login_provider = table.Column<string>(nullable: false),
                name = table.Column<string>(nullable: false),
                value = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_person_tokens", row => new { row.user_id, row.login_provider, row.name });
                table.ForeignKey("fk_person_tokens_people_user_id", row => row.user_id, "people", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "api_keys",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                name = table.Column<string>(maxLength: 200, nullable: false),
                hash = table.Column<byte[]>(nullable: false),
                created_at = table.Column<DateTime>(nullable: false),
                revoked_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_api_keys", row => row.id);
                table.ForeignKey("fk_api_keys_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_api_keys_hash", "api_keys", "hash", unique: true);
        migrationBuilder.CreateIndex("ix_api_keys_organisation_id", "api_keys", "organisation_id");
    }
}
