using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Passkeys.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261124000210_Passkeys")]
public sealed class Passkeys : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "passkeys",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                person_id = table.Column<Guid>(nullable: false),
                credential_id = table.Column<byte[]>(nullable: false),
                name = table.Column<string>(maxLength: 100, nullable: false),
                public_key = table.Column<byte[]>(nullable: false),
                sign_count = table.Column<long>(nullable: false),
                transports = table.Column<string>(maxLength: 200, nullable: true),
                is_user_verified = table.Column<bool>(nullable: false),
                is_backup_eligible = table.Column<bool>(nullable: false),
                is_backed_up = table.Column<bool>(nullable: false),
                attestation_object = table.Column<byte[]>(nullable: false),
                client_data = table.Column<byte[]>(nullable: false),
                created_at = table.Column<DateTime>(nullable: false),
                last_used_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_passkeys", row => row.id);
                table.ForeignKey("fk_passkeys_people_person_id", row => row.person_id, "people", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_passkeys_credential_id", "passkeys", "credential_id", unique: true);
        migrationBuilder.CreateIndex("ix_passkeys_person_id", "passkeys", "person_id");
    }
}
