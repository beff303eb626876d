using System.Text.RegularExpressions;
using LearnSafe.Domain.Privacy;

namespace LearnSafe.Domain.Insight;

/// <summary>
/// The address of a view that somebody keeps: a page below <c>/insight</c> of this very program, and a question that can be understood. A view is nothing else, so that each reader
/// of a shared one sees what they may see. Words that were searched for are typed and are read by others, so they name nobody.
/// </summary>
public static partial class SavedViewAddress
{
    /// <summary>In characters; what a browser and a server carry without trouble.</summary>
    public const int Longest = 2000;

    /// <summary>Where views themselves are kept, which are no views.</summary>
    public const string Views = "/insight/views";

    private const string NotHere = "Only pages with patterns in records can be saved as a view";

    /// <summary>The part whose value is typed; pages read names in either case.</summary>
    private const string Words = "words";

    private static readonly string[] WholeNames = ["by", "days", "percentile", "chart"];
    private static readonly string[] Beginnings = ["any.", "all.", "none."];
    private static readonly string[] Endings = [".from", ".to"];

    /// <summary>Why an address is no view that can be kept; null where it is one. A phrase without a full stop.</summary>
    public static string? Fault(string? address, InsightSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (string.IsNullOrEmpty(address)) return NotHere;
        if (address.Length > Longest) return FormattableString.Invariant($"The view has too many parts to be saved: its address must be {Longest:N0} characters or fewer");
        // As a browser sends it: whatever could leave this program, or run in a page, is written otherwise in an address.
        if (!Shape().IsMatch(address)) return NotHere;
        var (path, query) = address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? (address[..at], address[(at + 1)..]) : (address, "");
        if (path == Views || path.StartsWith(Views + "/", StringComparison.Ordinal)) return NotHere;
        var parts = Parts(query).ToList();
        foreach (var words in parts.Where(part => part.Key.Equals(Words, StringComparison.OrdinalIgnoreCase)).Select(part => part.Value))
        {
            if (PrivacyCheck.Find(words) is [var finding, ..]) return $"Take “{words.Substring(finding.Start, finding.Length)}”, which looks like personal data, out of the words that are searched for";
        }

        try
        {
            _ = InsightAsked.Read(parts.Where(part => IsOfQuestion(part.Key)), schema);
            return null;
        }
        catch (InsightException fault)
        {
            return fault.Message.TrimEnd('.');
        }
    }

    /// <summary>Names and values of a query, as a form writes them.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Parts(string query) => query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part =>
    {
        var (name, value) = part.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at ? (part[..at], part[(at + 1)..]) : (part, "");
        return KeyValuePair.Create(Plain(name), Plain(value));
    });

    /// <summary>Pages have parts of their own beside those of a question.</summary>
    private static bool IsOfQuestion(string name) => WholeNames.Contains(name, StringComparer.Ordinal) || Array.Exists(Beginnings, start => name.StartsWith(start, StringComparison.Ordinal)) || Array.Exists(Endings, end => name.EndsWith(end, StringComparison.Ordinal));

    private static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    [GeneratedRegex(@"\A/insight(/[a-z0-9-]+)*(\?[A-Za-z0-9\-._~:/?@!$&'()*+,;=%]*)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
