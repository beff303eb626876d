using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>
/// On PostgreSQL an index names rows that are then read, and reading rows with all their words in them takes longer than everything else. So the words are stored beside the table. The engine does
/// that for rows of more than 2 kB alone: each is given that much room, which it stores as 40 bytes. The index is made anew of the records.
/// </summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261128000600_NarrowSearch")]
public sealed class NarrowSearch : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        if (ActiveProvider is { } provider && provider.EndsWith("Sqlite", StringComparison.Ordinal)) return;
        migrationBuilder.Sql("drop table search_entries");
        migrationBuilder.Sql("create table search_entries (id bigint generated always as identity primary key, event_id uuid not null, text integer not null, words tsvector not null, room text not null default repeat(' ', 2100)) with (toast_tuple_target = 128)");
        // As it is, without pressing it: it is read to weigh how well an entry fits.
        migrationBuilder.Sql("alter table search_entries alter column words set storage external");
        migrationBuilder.Sql("create index ix_search_entries_words on search_entries using gin (words)");
        migrationBuilder.Sql("create unique index ix_search_entries_event_id_text on search_entries (event_id, text)");
        migrationBuilder.Sql("delete from search_state");
    }
}
