using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Since when a safety action is in place: charts mark the day. Of those that were before, the day of their last move is the nearest that is known.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261128000500_ActionsInPlace")]
public sealed class ActionsInPlace : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<DateTime>("in_place_at", "safety_actions", nullable: true);
        migrationBuilder.Sql("update safety_actions set in_place_at = status_at where status in (4, 5)");
    }
}
