using System.Globalization;

namespace LearnSafe.Features.AccessLog;

/// <summary>Says in words what was read.</summary>
public static class ReadingWords
{
    /// <summary>"1 record", "1,204 records", "No records".</summary>
    public static string Count(int count, string noun) => count switch
    {
        0 => $"No {noun}s",
        1 => $"1 {noun}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}s"),
    };

    /// <summary>What was read, from its address.</summary>
    public static string What(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        string[] parts = address.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var about = Array.FindIndex(parts, part => Guid.TryParse(part, out _));
        if (about < 0) return ListOf(parts);
        return (parts[..about], parts[(about + 1)..]) switch
        {
            (["adverse-event", ..], _) => "Record, over the interface",
            (["responses"], []) => "Learning response",
            (["responses"], [var page, ..]) => $"Page “{page.Replace('-', ' ')}” of a learning response",
            (["area"], []) => "Record without names and free text",
            (["threads"], []) => "What was sent to another organisation",
            (["area"], ["print"]) => "Print of a record without names and free text",
            (_, []) => "Record",
            (_, ["print"]) => "Print summary",
            (_, ["revisions", var number]) => $"Revision {number}",
            (_, ["attachments"]) => "Photos and documents",
            (_, ["attachments", _]) => "A photo or document",
            (_, ["patient"]) => "Page of the patient's number",
            (_, [var page, ..]) => $"Page “{page.Replace('-', ' ')}”",
        };
    }

    private static string ListOf(string[] parts) => parts switch
    {
        ["events", "all"] => "List of all records",
        ["adverse-event", ..] => "Search over the interface",
        ["threads"] => "List of what organisations ask each other",
        ["area"] => "List of records in an area",
        [.., var last] when last.EndsWith(".csv", StringComparison.Ordinal) => "Export",
        _ => $"List /{string.Join('/', parts)}",
    };
}
