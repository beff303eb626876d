namespace LearnSafe.Domain.Access;

/// <summary>The organisations of a scope: all of the installation, or those named.</summary>
public sealed class OrganisationSet
{
    private readonly IReadOnlySet<Guid>? named;

    private OrganisationSet(IReadOnlySet<Guid>? named) => this.named = named;

    public static OrganisationSet All { get; } = new(null);

    public bool IsAll => named is null;

    public bool IsEmpty => named is { Count: 0 };

    /// <summary>In no order; empty where it is all.</summary>
    public IReadOnlyCollection<Guid> Named => named ?? (IReadOnlyCollection<Guid>)[];

    public static OrganisationSet Of(IReadOnlySet<Guid> named) => new(named);

    public bool Holds(Guid organisation) => named is null || named.Contains(organisation);
}
