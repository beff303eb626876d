namespace LearnSafe.Features.ApiKeys;

/// <summary>What a key is for. One that states nothing opens nothing.</summary>
[Flags]
public enum KeyPurposes
{
    None = 0,

    /// <summary>Send records of its organisation in the form of LFPSE, change and withdraw them, and read them back in that form.</summary>
    Send = 1,

    /// <summary>Read records and numbers under <c>/api/v1</c>.</summary>
    Read = 2,
}

/// <summary>Purposes as the command line, forms and the history write them.</summary>
public static class KeyPurposeNames
{
    /// <summary>Each with its sentence for a reader.</summary>
    public static IReadOnlyList<(KeyPurposes Purpose, string Name, string Title)> All { get; } =
    [
        (KeyPurposes.Send, "send", "Send records, and read them back"),
        (KeyPurposes.Read, "read", "Read records and numbers, for reports"),
    ];

    /// <summary>Null where a name is not known; <see cref="KeyPurposes.None"/> where there is none.</summary>
    public static KeyPurposes? Read(IEnumerable<string> names)
    {
        var chosen = KeyPurposes.None;
        foreach (var name in names)
        {
            if (All.FirstOrDefault(known => known.Name == name).Purpose is not (not KeyPurposes.None and var purpose)) return null;
            chosen |= purpose;
        }

        return chosen;
    }

    public static IEnumerable<string> Names(this KeyPurposes purposes) => All.Where(known => purposes.HasFlag(known.Purpose)).Select(known => known.Name);

    /// <summary>One sentence of all that it may.</summary>
    public static string Title(this KeyPurposes purposes) => string.Join("; ", All.Where(known => purposes.HasFlag(known.Purpose)).Select((known, place) => place == 0 ? known.Title : char.ToLowerInvariant(known.Title[0]) + known.Title[1..]));
}
