using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>Settings of an organisation, keys that expire, holds and periods of keeping, and whose history an entry belongs to.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261124000700_Administration")]
public sealed class Administration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTime>("expires_at", "api_keys", nullable: true);
        migrationBuilder.AddColumn<DateOnly>("last_used_on", "api_keys", nullable: true);
        migrationBuilder.AddColumn<Guid>("successor_id", "api_keys", nullable: true);
        migrationBuilder.AddColumn<string>("revoked_reason", "api_keys", maxLength: 500, nullable: true);
        CreateSettings(migrationBuilder);
        CreateHolds(migrationBuilder);
        AddHistoryOfOrganisations(migrationBuilder);
        AddPartsOfErasures(migrationBuilder);
    }

    private static void CreateSettings(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "organisation_settings",
            columns: table => new
            {
                organisation_id = table.Column<Guid>(nullable: false),
                display_name = table.Column<string>(maxLength: 200, nullable: true),
                logo = table.Column<byte[]>(nullable: true),
                logo_media_type = table.Column<string>(maxLength: 20, nullable: true),
                public_opening = table.Column<string>(maxLength: 2000, nullable: true),
                working_days = table.Column<int>(nullable: false),
                works_on_bank_holidays = table.Column<bool>(nullable: false),
                updated_at = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_organisation_settings", row => row.organisation_id);
                table.ForeignKey("fk_organisation_settings_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateTable(
            name: "retention_choices",
            columns: table => new
            {
                organisation_id = table.Column<Guid>(nullable: false),
                rule = table.Column<string>(maxLength: 40, nullable: false),
                months = table.Column<int>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_retention_choices", row => new { row.organisation_id, row.rule });
                table.ForeignKey("fk_retention_choices_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
            });
    }

    private static void CreateHolds(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "legal_holds",
            columns: table => new
            {
                id = table.Column<Guid>(nullable: false),
                organisation_id = table.Column<Guid>(nullable: false),
                event_id = table.Column<Guid>(nullable: true),
                person_id = table.Column<Guid>(nullable: true),
                reason = table.Column<string>(maxLength: 500, nullable: false),
                placed_at = table.Column<DateTime>(nullable: false),
                placed_by = table.Column<Guid>(nullable: true),
                released_at = table.Column<DateTime>(nullable: true),
                released_by = table.Column<Guid>(nullable: true),
                release_reason = table.Column<string>(maxLength: 500, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_legal_holds", row => row.id);
                table.ForeignKey("fk_legal_holds_organisations_organisation_id", row => row.organisation_id, "organisations", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_legal_holds_patient_safety_events_event_id", row => row.event_id, "patient_safety_events", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_legal_holds_organisation_id", "legal_holds", "organisation_id");
        migrationBuilder.CreateIndex("ix_legal_holds_event_id", "legal_holds", "event_id");
    }

    private static void AddHistoryOfOrganisations(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("organisation_id", "history_entries", nullable: true);
        migrationBuilder.Sql("update history_entries set organisation_id = (select organisation_id from patient_safety_events where id = subject_id) where subject_id is not null");
        migrationBuilder.Sql("update history_entries set organisation_id = (select organisation_id from api_keys where id = subject_id) where organisation_id is null and subject_id is not null");
        migrationBuilder.Sql("update history_entries set organisation_id = subject_id where organisation_id is null and subject_id in (select id from organisations)");
        migrationBuilder.CreateIndex("ix_history_entries_organisation_id_at_sequence", "history_entries", ["organisation_id", "at", "sequence"]);
        migrationBuilder.CreateIndex("ix_history_entries_organisation_id_actor_id_at_sequence", "history_entries", ["organisation_id", "actor_id", "at", "sequence"], filter: "actor_kind = 'Person'");
        migrationBuilder.CreateIndex("ix_history_entries_organisation_id_action_at_sequence", "history_entries", ["organisation_id", "action", "at", "sequence"], filter: "action <> 'event recorded'");
    }

    private static void AddPartsOfErasures(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("attachment_id", "erasures", nullable: false, defaultValue: Guid.Empty);
        migrationBuilder.AddColumn<bool>("alone", "erasures", nullable: false, defaultValue: false);
        migrationBuilder.DropIndex("ix_erasures_event_id_revision", "erasures");
        migrationBuilder.CreateIndex("ix_erasures_event_id_revision_attachment_id", "erasures", ["event_id", "revision", "attachment_id"], unique: true);
    }
}
