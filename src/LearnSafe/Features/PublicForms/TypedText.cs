using System.Text;
using LearnSafe.Domain.Privacy;

namespace LearnSafe.Features.PublicForms;

/// <summary>What strangers type: kept as they mean it, without what no record can hold.</summary>
internal static class TypedText
{
    /// <summary>Line breaks as we keep them; no control characters and no half of a character, nor spaces around it.</summary>
    public static string Clean(string? typed)
    {
        var text = (typed ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        StringBuilder kept = new(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1])) kept.Append(text, index++, 2);
            else if (!char.IsSurrogate(text[index]) && (text[index] is '\n' or '\t' || !char.IsControl(text[index]))) kept.Append(text[index]);
        }

        return kept.ToString().Trim();
    }

    /// <summary>What looks like a personal detail and was not kept on purpose.</summary>
    public static IReadOnlyList<PrivacyFinding> Find(string text, IReadOnlyCollection<string> kept) =>
        [.. PrivacyCheck.Find(text).Where(finding => !kept.Contains(text.Substring(finding.Start, finding.Length)))];
}
