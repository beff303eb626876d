using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Mail that waits to be sent, written with what causes it.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261124000400_OutgoingMails")]
public sealed class OutgoingMails : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "outgoing_mails",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                queued_at = table.Column<DateTime>(nullable: false),
                next_attempt_at = table.Column<DateTime>(nullable: false),
                attempts = table.Column<int>(nullable: false),
                encrypted = table.Column<string>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_outgoing_mails", row => row.id));
        migrationBuilder.CreateIndex("ix_outgoing_mails_next_attempt_at", "outgoing_mails", "next_attempt_at");
    }
}
