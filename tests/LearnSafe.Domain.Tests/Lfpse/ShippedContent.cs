using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

/// <summary>The content files as they are shipped, beside the tests.</summary>
internal static class ShippedContent
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "content");

    private static readonly Lazy<LfpseContent> Loaded = new(() => LfpseContentLoader.Load(Folder));

    public static LfpseContent Content => Loaded.Value;

    public static Taxonomy V5 => Content.Taxonomies[5];
}
