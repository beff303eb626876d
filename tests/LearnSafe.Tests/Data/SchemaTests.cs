using LearnSafe.Data;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Data;

public sealed class SchemaTests
{
    [Theory, EachEngine]
    public async Task Migrations_OnAnEmptyDatabase_MakeTheSchemaOfTheModel(Engine engine)
    {
        await using var migrated = await TestInstallation.EmptyAsync(engine);
        await using var created = await TestInstallation.EmptyAsync(engine);
        await using (var context = migrated.NewContext()) await context.Database.MigrateAsync();
        await using (var context = created.NewContext()) await context.Database.EnsureCreatedAsync();

        var expected = await SchemaAsync(created, engine);
        Assert.True(expected.Count > 100);
        Assert.Equal(expected, await SchemaAsync(migrated, engine));
    }

    private static async Task<List<string>> SchemaAsync(TestInstallation installation, Engine engine)
    {
        await using var context = installation.NewContext();
        var sql = engine == Engine.Sqlite
            ? """
              select t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk as "Value"
              from sqlite_master t join pragma_table_info(t.name) c where t.type = 'table' and t.name not like '\_\_EF%' escape '\' and t.name not like 'sqlite%' and t.name not like 'search\_%' escape '\'
              union all select 'index ' || name || ' on ' || tbl_name || ' ' || coalesce(sql, '') from sqlite_master where type = 'index' and name not like 'sqlite%' and tbl_name not like 'search\_%' escape '\'
              union all select 'key ' || t.name || '.' || f."from" || ' to ' || f."table" || '.' || f."to" || ' ' || f.on_delete
              from sqlite_master t join pragma_foreign_key_list(t.name) f where t.type = 'table'
              """
            : """
              select table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length::text, '') || ' ' || is_nullable || ' ' || is_identity as "Value"
              from information_schema.columns where table_schema = 'public' and table_name not like '\_\_EF%' and table_name not like 'search\_%'
              union all select 'index ' || indexdef from pg_indexes where schemaname = 'public' and tablename not like '\_\_EF%' and tablename not like 'search\_%'
              union all select 'key ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where contype in ('f', 'p') and conrelid::regclass::text not like '%\_\_EF%' and conrelid::regclass::text not like 'search\_%'
              """;
        var rows = await context.Database.SqlQueryRaw<string>(sql).ToListAsync();
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
