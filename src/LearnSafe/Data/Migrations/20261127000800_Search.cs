using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>The words of records, made from them at any time anew: in no backup, and unknown to the context.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261127000800_Search")]
public sealed class Search : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        if (ActiveProvider is { } provider && provider.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            migrationBuilder.Sql("create table search_entries (id integer primary key autoincrement, event_id text not null, text integer not null)");
            migrationBuilder.Sql("create virtual table search_words using fts5 (words, stems, tokenize = 'unicode61 remove_diacritics 0')");
            // What is erased is gone from the index too, and not only marked as gone.
            migrationBuilder.Sql("insert into search_words (search_words, rank) values ('secure-delete', 1)");
            migrationBuilder.Sql("create table search_state (sequence integer not null, link blob not null, spellings text not null)");
        }
        else
        {
            migrationBuilder.Sql("create table search_entries (id bigint generated always as identity primary key, event_id uuid not null, text integer not null, words tsvector not null)");
            migrationBuilder.Sql("create index ix_search_entries_words on search_entries using gin (words)");
            migrationBuilder.Sql("create table search_state (sequence bigint not null, link bytea not null, spellings text not null)");
        }

        migrationBuilder.Sql("create unique index ix_search_entries_event_id_text on search_entries (event_id, text)");
    }
}
