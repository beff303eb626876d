using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;

namespace LearnSafe.Domain.Responses;

/// <summary>Somebody outside who may have to be told of an event.</summary>
/// <param name="Title">Who: "Care Quality Commission (CQC)".</param>
/// <param name="When">At what to think of it.</param>
/// <param name="HowSoon">As the source has it, in words.</param>
/// <param name="Route">How it is made.</param>
/// <param name="Signs">Names of review signs at which it is worth a thought.</param>
public sealed record NotificationKind(string Name, string Title, string When, string HowSoon, string Route, IReadOnlyList<string> Signs, string Source, RuleStatus Status);

/// <summary>One version of whom else to tell, from <c>content/psirf/external-notifications-v*.json</c>.</summary>
/// <param name="All">In the order of the file.</param>
public sealed record NotificationKinds(int Version, DateOnly From, DateOnly? Until, IReadOnlyList<NotificationKind> All) : IDatedContent
{
    /// <summary>Null where there is none of that name.</summary>
    public NotificationKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>Those that may apply, by the signs that were noticed in a record. A prompt, never a decision.</summary>
    public IReadOnlyList<NotificationKind> PromptedBy(IReadOnlyCollection<string> signs) => [.. All.Where(kind => kind.Signs.Intersect(signs, StringComparer.Ordinal).Any())];

    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    public static DatedVersions<NotificationKinds> Load(string contentFolder) => DatedVersions<NotificationKinds>.Load(contentFolder, "external-notifications", Read);

    private static NotificationKinds Read(ContentPlace root, int version)
    {
        root.Only("version", "notes", "from", "until", "kinds");
        var from = root.Day("from");
        List<NotificationKind> kinds = [];
        foreach (var place in root.List("kinds"))
        {
            place.Only("name", "title", "when", "howSoon", "route", "signs", "source", "status");
            var kind = new NotificationKind(
                place.Text("name"), place.Text("title"), place.Text("when"), place.Text("howSoon"), place.Text("route"), place.Texts("signs"), place.Text("source"), place.Choice<RuleStatus>("status"));
            if (kind.Name.Length > 40) place.At("name").Fault("A name has 40 characters at most.");
            if (kinds.Exists(known => known.Name == kind.Name)) place.At("name").Fault("The notification is there twice.");
            kinds.Add(kind);
        }

        if (kinds.Count == 0) root.At("kinds").Fault("At least one notification is needed.");
        return new NotificationKinds(version, from, root.End(from), kinds);
    }
}
