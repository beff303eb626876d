using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>The chain of changes, the list of erasures, and what every process must agree on.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261123000200_History")]
public sealed class History : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "history_entries",
            columns: table => new
            {
                sequence = table.Column<long>(nullable: false),
                at = table.Column<DateTime>(nullable: false),
                actor_kind = table.Column<string>(maxLength: 10, nullable: false),
                actor_id = table.Column<Guid>(nullable: true),
                action = table.Column<string>(maxLength: 40, nullable: false),
                subject_id = table.Column<Guid>(nullable: true),
                content = table.Column<string>(nullable: true),
                salt = table.Column<byte[]>(nullable: true),
                digest = table.Column<byte[]>(nullable: false),
                link = table.Column<byte[]>(nullable: false),
                erased_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_history_entries", row => row.sequence);
            });
        migrationBuilder.CreateIndex("ix_history_entries_subject_id", "history_entries", "subject_id");

        migrationBuilder.CreateTable(
            name: "erasures",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                event_id = table.Column<Guid>(nullable: false),
                revision = table.Column<int>(nullable: false),
                at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_erasures", row => row.id);
            });
        migrationBuilder.CreateIndex("ix_erasures_event_id_revision", "erasures", ["event_id", "revision"], unique: true);

        migrationBuilder.CreateTable(
            name: "installation_settings",
            columns: table => new
            {
                name = table.Column<string>(maxLength: 60, nullable: false),
                value = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_installation_settings", row => row.name);
            });
    }
}
