using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Authenticator apps and recovery codes.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261124000200_AuthenticatorApps")]
public sealed class AuthenticatorApps : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "authenticator_apps",
            columns: table => new
            {
                person_id = table.Column<Guid>(nullable: false),
                encrypted_secret = table.Column<string>(nullable: false),
                started_at = table.Column<DateTime>(nullable: false),
                confirmed_at = table.Column<DateTime>(nullable: true),
                last_step = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_authenticator_apps", row => row.person_id);
                table.ForeignKey("fk_authenticator_apps_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            name: "recovery_codes",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                hash = table.Column<byte[]>(nullable: false),
                used_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_recovery_codes", row => row.id);
                table.ForeignKey("fk_recovery_codes_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_recovery_codes_person_id_hash", "recovery_codes", ["person_id", "hash"], unique: true);
    }
}
