using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Organisations.Import;

/// <summary>How a file of organisations is to be taken.</summary>
public sealed record ImportOptions
{
    /// <summary>What an organisation is whose kind neither the file nor LearnSafe knows.</summary>
    public OrganisationKind? Kind { get; init; }

    /// <summary>The care setting of a provider where neither the file nor LearnSafe knows it.</summary>
    public CareSetting? CareSetting { get; init; }

    /// <summary>Whether a care setting that nobody says may be told from the shape of the code.</summary>
    public bool GuessCareSetting { get; init; }

    /// <summary>Closes, from the end of today, what is of this kind and not in the file.</summary>
    public OrganisationKind? CloseMissing { get; init; }

    /// <summary>Says what would happen, and does nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>What may be touched.</summary>
    public OrganisationSet Scope { get; init; } = OrganisationSet.All;

    /// <summary>What others may be made members of, or taken out of; what is new must belong to something in it.</summary>
    public OrganisationSet Parents { get; init; } = OrganisationSet.All;
}
