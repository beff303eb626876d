using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>What a key is for. Those that were made before were made to send.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261128000400_KeyPurposes")]
public sealed class KeyPurposes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<int>("purposes", "api_keys", nullable: false, defaultValue: 1);
    }
}
