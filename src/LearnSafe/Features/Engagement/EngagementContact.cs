using LearnSafe.Domain.Engagement;
using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.Engagement;

/// <summary>A contact with people affected. What was noted stays as it is: whoever was mistaken notes another.</summary>
public sealed class EngagementContact
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid CaseId { get; init; }

    public DateTime At { get; init; }

    public Guid PersonId { get; init; }

    /// <summary><see cref="EngagementContactDetails"/> as JSON.</summary>
    public required string Encrypted { get; init; }

    /// <summary>What the details are encrypted for.</summary>
    public static string Purpose(Guid id) => $"engagement contact details {id}";
}

/// <param name="With">Of the people affected.</param>
public sealed record EngagementContactDetails(ContactMethod Method, IReadOnlyList<Guid> With, string Summary, bool Apology);

/// <summary>Something that was promised. Its day is in the clear, so that it can be brought to mind.</summary>
public sealed class EngagementPromise
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid CaseId { get; init; }

    public Guid ContactId { get; init; }

    public int Version { get; set; } = 1;

    public DateOnly Due { get; set; }

    public DateOnly? KeptOn { get; set; }

    /// <summary>The day on which it was given up; why is among the details.</summary>
    public DateOnly? GivenUpOn { get; set; }

    public DateOnly? RemindedOn { get; set; }

    /// <summary><see cref="PromiseDetails"/> as JSON.</summary>
    public required string Encrypted { get; set; }

    public bool IsOpen => KeptOn is null && GivenUpOn is null;

    /// <summary>What the details are encrypted for.</summary>
    public static string Purpose(Guid id) => $"engagement promise details {id}";

    public PromiseDetails Read(EngagementSeal seal) => seal?.Open<PromiseDetails>(Purpose(Id), Encrypted) ?? throw new ArgumentNullException(nameof(seal));
}

/// <param name="Reason">Why it was not kept, or another day agreed.</param>
public sealed record PromiseDetails(string Text, string? Reason = null);

/// <summary>A question that somebody affected raised.</summary>
public sealed class EngagementQuestion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid CaseId { get; init; }

    public Guid ContactId { get; init; }

    public int Version { get; set; } = 1;

    public DateOnly RaisedOn { get; init; }

    /// <summary>The day on which it was answered, or they were told why it cannot be.</summary>
    public DateOnly? AnsweredOn { get; set; }

    /// <summary><see cref="QuestionDetails"/> as JSON.</summary>
    public required string Encrypted { get; set; }

    /// <summary>What the details are encrypted for.</summary>
    public static string Purpose(Guid id) => $"engagement question details {id}";

    public QuestionDetails Read(EngagementSeal seal) => seal?.Open<QuestionDetails>(Purpose(Id), Encrypted) ?? throw new ArgumentNullException(nameof(seal));
}

/// <summary>Where a question was answered.</summary>
public enum AnsweredIn
{
    Contact,
    Report,

    /// <summary>It cannot be answered.</summary>
    Nowhere,
}

/// <param name="RaisedBy">Of the people affected.</param>
/// <param name="Answer">What they were told, or why it cannot be answered.</param>
public sealed record QuestionDetails(string Text, IReadOnlyList<Guid> RaisedBy, AnsweredIn? In = null, string? Answer = null);

internal sealed class EngagementContactTable : IEntityTypeConfiguration<EngagementContact>
{
    public void Configure(EntityTypeBuilder<EngagementContact> table)
    {
        table.ToTable("engagement_contacts");
        table.Property(one => one.Id).ValueGeneratedNever();
        table.HasIndex(one => one.CaseId);
        table.HasIndex(one => one.PersonId);
        table.HasOne<EngagementCase>().WithMany().HasForeignKey(one => one.CaseId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(one => one.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EngagementPromiseTable : IEntityTypeConfiguration<EngagementPromise>
{
    public void Configure(EntityTypeBuilder<EngagementPromise> table)
    {
        table.ToTable("engagement_promises");
        table.Property(one => one.Id).ValueGeneratedNever();
        table.Ignore(one => one.IsOpen);
        table.HasIndex(one => one.CaseId);
        table.HasIndex(one => one.ContactId);
        table.HasIndex(one => one.Due);
        table.HasOne<EngagementCase>().WithMany().HasForeignKey(one => one.CaseId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<EngagementContact>().WithMany().HasForeignKey(one => one.ContactId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EngagementQuestionTable : IEntityTypeConfiguration<EngagementQuestion>
{
    public void Configure(EntityTypeBuilder<EngagementQuestion> table)
    {
        table.ToTable("engagement_questions");
        table.Property(one => one.Id).ValueGeneratedNever();
        table.HasIndex(one => one.CaseId);
        table.HasIndex(one => one.ContactId);
        table.HasOne<EngagementCase>().WithMany().HasForeignKey(one => one.CaseId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<EngagementContact>().WithMany().HasForeignKey(one => one.ContactId).OnDelete(DeleteBehavior.Restrict);
    }
}
