using System.Text.RegularExpressions;
using LearnSafe.Domain.Privacy;

namespace LearnSafe.Domain.Insight;

/// <summary>An address that somebody wants to keep as a view.</summary>
/// <param name="Kept">What is kept of it: the page and the parts that the page knows. Null where nothing is.</param>
/// <param name="Fault">Why it is no view that can be kept, without a full stop; null where it is one.</param>
/// <param name="Page">Where it can be put right; null where it is not of a page that can be kept.</param>
public sealed record SavedViewReading(string? Kept, string? Fault, string? Page);

/// <summary>
/// The address of a view that somebody keeps: a page of this very program that offers to be kept, and of its query the parts that this page knows, with values that can be understood.
/// A view is nothing else, so that each reader of a shared one sees what they may see. What else stands in the query, such as the number of a page, is left out. Others read
/// an address, and it is kept, so that nothing in it names anybody.
/// </summary>
public static partial class SavedViewAddress
{
    /// <summary>In characters; what a browser and a server carry without trouble.</summary>
    public const int Longest = 2000;

    public const string Patterns = "/insight";

    public const string Rates = "/insight/rates";

    public const string Digest = "/insight/digest";

    private const string NotHere = "Only the pages of patterns, rates and the digest can be saved as a view";

    private const string Words = "words";

    private static readonly string[] Beginnings = ["any.", "all.", "none."];
    private static readonly string[] Endings = [".from", ".to"];

    /// <summary>Reads an address.</summary>
    /// <param name="isCode">Whether a dimension, organisations and care settings among them, has a code.</param>
    public static SavedViewReading Read(string? address, InsightSchema schema, Func<string, string, bool> isCode)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(isCode);
        if (string.IsNullOrEmpty(address)) return new(null, NotHere, null);
        if (address.Length > Longest) return new(null, TooLong, null);
        // As a browser sends it: whatever could leave this program, or run in a page, is written otherwise in an address.
        if (!Shape().IsMatch(address)) return new(null, NotHere, null);
        var (path, query) = address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? (address[..at], address[(at + 1)..]) : (address, "");
        var all = Parts(query).Where(part => part.Value.Length > 0).ToList();
        if (path is not (Patterns or Rates or Digest)) return new(null, NotHere, null);
        List<KeyValuePair<string, string>> parts = path switch
        {
            Patterns => [.. all.Where(part => IsOfQuestion(part.Key))],
            Rates => Named(all, InsightAsked.Setting, InsightSchema.Organisation),
            _ => Named(all, "month"),
        };
        var kept = parts.Count == 0 ? path : path + "?" + string.Join('&', parts.Select(part => $"{Uri.EscapeDataString(part.Key)}={Uri.EscapeDataString(part.Value)}"));
        var fault = kept.Length > Longest ? TooLong : path switch
        {
            Patterns => FaultOfQuestion(parts, schema, isCode),
            Rates => parts.Find(part => !isCode(part.Key, part.Value)) is { Key: not null } wrong ? $"“{InsightAsked.Short(wrong.Value)}” is no {(wrong.Key == InsightAsked.Setting ? "care setting" : "organisation")} here. Choose one, then save the view" : null,
            _ => parts.Find(part => InsightDate.Parse(part.Value) is not { Unit: InsightUnit.Month }) is { Key: not null } wrong ? $"“{InsightAsked.Short(wrong.Value)}” is no month. Choose one, then save the view" : null,
        } ?? Personal(parts);
        return fault is null ? new(kept, null, address) : new(null, fault, address);
    }

    private static string TooLong => FormattableString.Invariant($"Too many things are chosen for a view that is saved: its address must be {Longest:N0} characters or fewer. Remove some of them");

    private static string? FaultOfQuestion(List<KeyValuePair<string, string>> parts, InsightSchema schema, Func<string, string, bool> isCode)
    {
        // First, so that no other sentence says it again.
        if (Personal(parts) is { } personal) return personal;
        try
        {
            return InsightAsked.Read(parts, schema).Question.Filters.SelectMany(filter => filter.Values.Where(code => code != InsightQuestion.NotAnswered && !isCode(filter.Dimension, code))).FirstOrDefault() is { } unknown
                ? $"“{InsightAsked.Short(unknown)}” is no answer that records can be chosen by. Remove it, then save the view" : null;
        }
        catch (InsightException fault)
        {
            return fault.OnPage;
        }
    }

    /// <summary>Words are typed, and an address can be: codes and times alone are as they are listed.</summary>
    private static string? Personal(List<KeyValuePair<string, string>> parts)
    {
        foreach (var (isTyped, text) in parts.Where(part => part.Key == Words || InsightDate.Parse(part.Value) is null).SelectMany(part => new[] { (part.Key == Words, part.Value), (false, part.Key) }))
        {
            if (PrivacyCheck.Find(text) is [var finding, ..]) return $"Take “{text.Substring(finding.Start, finding.Length)}”, which looks like personal data, out of {(isTyped ? "the words that are searched for" : "what is chosen")}";
        }

        return null;
    }

    /// <summary>A page that binds its parts by name reads them in any case, and the first of each.</summary>
    private static List<KeyValuePair<string, string>> Named(List<KeyValuePair<string, string>> all, params IEnumerable<string> names) =>
        [.. names.Select(name => KeyValuePair.Create(name, all.Find(part => part.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value)).Where(part => part.Value is not null)];

    /// <summary>Names and values of a query, as a form writes them.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Parts(string query) => query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part =>
    {
        var (name, value) = part.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at ? (part[..at], part[(at + 1)..]) : (part, "");
        return KeyValuePair.Create(Plain(name), Plain(value).Trim());
    });

    /// <summary>Which records: how they are counted is the page's own. What begins or ends like a part of a question is read as one, and refused where it is none: without it, the view would be of other records.</summary>
    private static bool IsOfQuestion(string name) => name is Words or "without" || Array.Exists(Beginnings, start => name.StartsWith(start, StringComparison.Ordinal)) || Array.Exists(Endings, end => name.EndsWith(end, StringComparison.Ordinal));

    private static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    [GeneratedRegex(@"\A/insight(/[a-z0-9-]+)*(\?[A-Za-z0-9\-._~:/?@!$&'()*+,;=%]*)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
