using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearnSafe.Data.Migrations;

/// <summary>An organisation's records are listed newest first, a page at a time.</summary>
[DbContext(typeof(LearnSafeContext))]
[Migration("20261123000350_EventsNewestFirst")]
public sealed class EventsNewestFirst : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateIndex("ix_patient_safety_events_organisation_id_recorded_at", "patient_safety_events", ["organisation_id", "recorded_at"]);
}
