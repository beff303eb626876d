using LearnSafe.Domain.Content;

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
        ContentFolder folder = new(contentFolder, "lfpse");
        var taxonomies = folder.Read("taxonomy", TaxonomyReader.Read);
        var rules = folder.Read("form-rules", (root, version) => folder.Needs(root, "taxonomy", version, taxonomies) is { } taxonomy ? ReadRules(root, taxonomy) : null);
        var wordings = folder.Read("wording", (root, version) =>
            folder.Needs(root, "form-rules", version, rules) is { } form ? new WordingReader(taxonomies[version], form).Read(root) : null);
        var quickStarts = folder.Read("quick-starts", (root, version) =>
            folder.Needs(root, "form-rules", version, rules) is { } form ? new QuickStartsReader(taxonomies[version], form).Read(root) : null);

        LfpseContent content = new(taxonomies, rules, wordings, quickStarts);
        if (folder.Faults.Count == 0) CheckCurrent(folder, content);
        return folder.Faults.Count == 0 ? content : throw new ContentException(folder.Faults);
    }

    private static FormRules ReadRules(ContentPlace root, Taxonomy taxonomy)
    {
        var rules = new FormRulesReader(taxonomy).Read(root);
        if (!root.HasFaults) new FormRulesCheck(root, rules, taxonomy).Run();
        return rules;
    }

    /// <summary>New records need a version that is accepted, with its questions and their wording.</summary>
    private static void CheckCurrent(ContentFolder folder, LfpseContent content)
    {
        if (!content.Taxonomies.Values.Any(taxonomy => taxonomy.Accepted))
        {
            folder.Fault("lfpse", "There is no taxonomy that new records can be made in: one file taxonomy-v*.json must say \"accepted\": true.");
            return;
        }

        var version = content.Current.Version;
        if (!content.FormRules.ContainsKey(version)) folder.Fault($"lfpse/form-rules-v{version}.json", "The file is missing: new records are made in this version.");
        if (!content.Wordings.ContainsKey(version)) folder.Fault($"lfpse/wording-v{version}.json", "The file is missing: new records are made in this version.");
    }
}
