using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Responses.Decisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>A learning response: how a team looks into events to learn about the system they work in. What is typed into it lies in its fields.</summary>
public sealed class LearningResponse
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Reference { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>The name of its template: <c>swarm-huddle</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Of the template it was begun with.</summary>
    public int TemplateVersion { get; init; }

    /// <summary>The decision that it carries out; null where it was begun without one.</summary>
    public Guid? DecisionId { get; init; }

    public Guid LeadId { get; set; }

    /// <summary>Whether the lead was no part of the event; null where nobody has said.</summary>
    public bool? LeadIndependent { get; set; }

    /// <summary>Who looks after those affected; null where nobody does yet.</summary>
    public Guid? EngagementLeadId { get; set; }

    public DateOnly StartedOn { get; set; }

    /// <summary>When it is to be finished.</summary>
    public DateOnly TargetOn { get; set; }

    public Guid BegunBy { get; init; }

    public DateTime BegunAt { get; init; }

    public DateTime? CompletedAt { get; set; }

    public Guid? CompletedBy { get; set; }

    /// <summary>Who stands for it on the organisation's behalf; null until somebody does.</summary>
    public Guid? ApprovedBy { get; set; }

    public DateTime? ApprovedAt { get; set; }

    /// <summary>Of what stands in this row; its fields have numbers of their own.</summary>
    public int Revision { get; set; } = 1;
}

/// <summary>That a learning response is about a record. One may be about several.</summary>
public sealed class ResponseRecord
{
    public Guid ResponseId { get; init; }

    public Guid EventId { get; init; }
}

internal sealed class LearningResponseTable : IEntityTypeConfiguration<LearningResponse>
{
    public void Configure(EntityTypeBuilder<LearningResponse> table)
    {
        table.ToTable("learning_responses");
        table.Property(response => response.Id).ValueGeneratedNever();
        table.Property(response => response.Reference).HasMaxLength(12);
        table.Property(response => response.Method).HasMaxLength(60);
        table.HasIndex(response => response.Reference).IsUnique();
        table.HasIndex(response => new { response.OrganisationId, response.CompletedAt });
        table.HasOne<ResponseDecision>().WithMany().HasForeignKey(response => response.DecisionId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Organisation>().WithMany().HasForeignKey(response => response.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(response => response.LeadId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(response => response.EngagementLeadId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(response => response.BegunBy).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(response => response.CompletedBy).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(response => response.ApprovedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ResponseRecordTable : IEntityTypeConfiguration<ResponseRecord>
{
    public void Configure(EntityTypeBuilder<ResponseRecord> table)
    {
        table.ToTable("response_records");
        table.HasKey(link => new { link.ResponseId, link.EventId });
        table.HasIndex(link => link.EventId);
        table.HasOne<LearningResponse>().WithMany().HasForeignKey(link => link.ResponseId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<PatientSafetyEvent>().WithMany().HasForeignKey(link => link.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
