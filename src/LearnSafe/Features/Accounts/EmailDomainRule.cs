using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Accounts;

/// <summary>That confirmed addresses of a domain get standard access by themselves when they ask for it.</summary>
public sealed class EmailDomainRule
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>In lower case; exactly this one, not those below it.</summary>
    public required string Domain { get; init; }

    /// <summary>Null: at whatever organisation they ask for.</summary>
    public Guid? OrganisationId { get; init; }

    public DateTime CreatedAt { get; init; }

    public Guid? CreatedBy { get; init; }
}

internal sealed class EmailDomainRuleTable : IEntityTypeConfiguration<EmailDomainRule>
{
    public void Configure(EntityTypeBuilder<EmailDomainRule> table)
    {
        table.ToTable("email_domain_rules");
        table.Property(rule => rule.Id).ValueGeneratedNever();
        table.Property(rule => rule.Domain).HasMaxLength(200);
        table.HasIndex(rule => new { rule.Domain, rule.OrganisationId }).IsUnique();
        table.HasOne<Organisation>().WithMany().HasForeignKey(rule => rule.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
