using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>The opening text of the public form stands with the form's other settings, in <c>public_pages</c>, and only there.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261124000710_OneOpeningText")]
public sealed class OneOpeningText : Migration
{
    // The engine's own words: the builder would make SQLite's table anew from a model that hand-written migrations do not keep.
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table organisation_settings drop column public_opening");
}
