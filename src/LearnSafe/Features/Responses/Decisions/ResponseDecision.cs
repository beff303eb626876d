using LearnSafe.Domain.Responses;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Responses.Decisions;

/// <summary>How an organisation decided to respond to one or several records. Never changed: whoever looks at it again makes a new one.</summary>
public sealed class ResponseDecision
{
    public Guid Id { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>The earlier decision that this one looks at again.</summary>
    public Guid? ReviewOf { get; init; }

    /// <summary>Of the history entry that it was made with: what is later is greater.</summary>
    public long Sequence { get; init; }

    /// <summary>Of the national criteria that it was made with.</summary>
    public int CriteriaVersion { get; init; }

    /// <summary>The day that people wrote.</summary>
    public DateOnly DecidedOn { get; init; }

    public Guid DecidedBy { get; init; }

    /// <summary>When it was kept.</summary>
    public DateTime At { get; init; }

    public ImmediateSafety Safety { get; init; }

    /// <summary>Names of national criteria that people found to be met, apart by spaces.</summary>
    public string Criteria { get; init; } = "";

    public JudgedLevel? LearningPotential { get; init; }

    public JudgedLevel? SystemicRisk { get; init; }

    public bool InequalityConsidered { get; init; }

    public ResponseOutcome Outcome { get; init; }

    /// <summary>The name of a planned method, for a learning response.</summary>
    public string? Method { get; init; }

    public Guid? LeadId { get; init; }

    public Guid? EngagementLeadId { get; init; }

    /// <summary>By when it is done, or decided again.</summary>
    public DateOnly? DueBy { get; init; }

    /// <summary>Everything typed, as JSON of <see cref="DecisionTexts"/>, encrypted; null once a record that it covers was erased.</summary>
    public string? Texts { get; set; }

    /// <summary>What the texts are encrypted for.</summary>
    public static string Purpose(Guid id) => $"response decision {id} texts";
}

/// <summary>That a decision covers a record. A record may be in several decisions over time.</summary>
public sealed class DecisionRecord
{
    public Guid DecisionId { get; init; }

    public Guid EventId { get; init; }
}

internal sealed class ResponseDecisionTable : IEntityTypeConfiguration<ResponseDecision>
{
    public void Configure(EntityTypeBuilder<ResponseDecision> table)
    {
        table.ToTable("response_decisions");
        table.Property(decision => decision.Id).ValueGeneratedNever();
        table.Property(decision => decision.Safety).HasConversion<string>().HasMaxLength(20);
        table.Property(decision => decision.Criteria).HasMaxLength(600);
        table.Property(decision => decision.LearningPotential).HasConversion<string>().HasMaxLength(10);
        table.Property(decision => decision.SystemicRisk).HasConversion<string>().HasMaxLength(10);
        table.Property(decision => decision.Outcome).HasConversion<string>().HasMaxLength(20);
        table.Property(decision => decision.Method).HasMaxLength(60);
        table.HasIndex(decision => new { decision.OrganisationId, decision.Sequence });
        table.HasIndex(decision => decision.ReviewOf);
        table.HasOne<Organisation>().WithMany().HasForeignKey(decision => decision.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<ResponseDecision>().WithMany().HasForeignKey(decision => decision.ReviewOf).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(decision => decision.DecidedBy).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(decision => decision.LeadId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(decision => decision.EngagementLeadId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DecisionRecordTable : IEntityTypeConfiguration<DecisionRecord>
{
    public void Configure(EntityTypeBuilder<DecisionRecord> table)
    {
        table.ToTable("decision_records");
        table.HasKey(link => new { link.DecisionId, link.EventId });
        table.HasIndex(link => link.EventId);
        table.HasOne<ResponseDecision>().WithMany().HasForeignKey(link => link.DecisionId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(link => link.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
