namespace LearnSafe.Domain.Lfpse;

/// <summary>Every version of the taxonomy that this installation knows, with the form for the version that new records are made in.</summary>
public sealed record LfpseContent(
    IReadOnlyDictionary<int, Taxonomy> Taxonomies, IReadOnlyDictionary<int, FormRules> FormRules,
    IReadOnlyDictionary<int, Wording> Wordings, IReadOnlyDictionary<int, IReadOnlyList<QuickStart>> QuickStarts)
{
    /// <summary>The version that new records are made in: the newest that is accepted.</summary>
    public Taxonomy Current => Taxonomies.Values.Where(taxonomy => taxonomy.Accepted).MaxBy(taxonomy => taxonomy.Version)
        ?? throw new InvalidOperationException("No taxonomy version is accepted.");
}
