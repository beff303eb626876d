using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Who read what. No foreign keys: an entry outlives what it speaks of, and is written on the way to every page.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261124000600_AccessLog")]
public sealed class AccessLog : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "access_log_entries",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                at = table.Column<DateTime>(nullable: false),
                actor_kind = table.Column<string>(maxLength: 10, nullable: false),
                actor_id = table.Column<Guid>(nullable: true),
                acting_for_id = table.Column<Guid>(nullable: true),
                roles = table.Column<string>(maxLength: 200, nullable: false),
                organisation_id = table.Column<Guid>(nullable: true),
                event_id = table.Column<Guid>(nullable: true),
                address = table.Column<string>(maxLength: 200, nullable: false),
                filter = table.Column<string>(nullable: true),
                count = table.Column<int>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_access_log_entries", row => row.id));
        migrationBuilder.CreateIndex("ix_access_log_entries_event_id", "access_log_entries", "event_id");
        migrationBuilder.CreateIndex("ix_access_log_entries_organisation_id_at", "access_log_entries", ["organisation_id", "at"]);
        migrationBuilder.CreateIndex("ix_access_log_entries_at", "access_log_entries", "at");
    }
}
