using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Organisations.Import;

/// <summary>Works out what a file would change, in memory. A line is taken whole or refused whole.</summary>
internal sealed class ImportPlan(KnownOrganisations known, ImportOptions options, DateOnly today, DateTime now)
{
    private readonly List<ImportOutcome> outcomes = [];
    private readonly HashSet<Guid> mine = [];

    public List<Organisation> Added { get; } = [];

    public List<Organisation> Changed { get; } = [];

    public List<OrganisationLink> AddedLinks { get; } = [];

    /// <summary>Ended, or begun again on the day on which they had been ended.</summary>
    public HashSet<OrganisationLink> ChangedLinks { get; } = [];

    public bool ChangesLinks => AddedLinks.Count + ChangedLinks.Count > 0;

    public ImportReport Make(long lines, IReadOnlyList<OrganisationRow> rows, IEnumerable<ImportOutcome> refused)
    {
        outcomes.AddRange(refused);
        Dictionary<string, OrganisationRow> waiting = new(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!waiting.TryAdd(row.Code, row)) Refuse(row, $"The code stands on line {waiting[row.Code].Line} already");
        }

        HashSet<string> inFile = [.. waiting.Keys, .. outcomes.Select(outcome => outcome.Code)];
        // A parent may stand below its members in the file, so lines are taken in rounds until none waits for another.
        for (var before = -1; waiting.Count > 0 && before != waiting.Count;)
        {
            before = waiting.Count;
            foreach (var row in waiting.Values.Where(row => row.Parents?.Any(parent => parent != row.Code && waiting.ContainsKey(parent)) != true).ToList())
            {
                waiting.Remove(row.Code);
                if (Fault(row) is { } fault) Refuse(row, fault);
            }
        }

        foreach (var row in waiting.Values) Refuse(row, "It would lie below itself, or below another that would");
        if (options.CloseMissing is { } kind) CloseMissing(kind, inFile);
        return new ImportReport(lines, [.. outcomes.OrderBy(outcome => outcome.Line)]);
    }

    private void Refuse(OrganisationRow row, string reason) => outcomes.Add(new ImportOutcome(row.Line, row.Code, row.Name, ImportResult.Refused, reason));

    /// <summary>Why a line is refused; null where it was taken.</summary>
    private string? Fault(OrganisationRow row)
    {
        var present = known.Find(row.Code);
        if (present is not null && !options.Scope.Holds(present.Id)) return "It is outside the area that you look after";
        var kind = row.Kind ?? (present is { Kind: not OrganisationKind.Unknown } ? present.Kind : options.Kind);
        if (kind is not { } whole) return "The line does not say what kind of organisation it is, and LearnSafe does not know it";
        var (setting, fault) = Setting(row, present, whole);
        if ((fault ?? Needed(row, present, whole)) is { } wrong) return wrong;
        var links = new ImportLinks(known, options.Parents, mine, today);
        var after = present is null ? new Organisation { Code = row.Code, Name = row.Name!, CreatedAt = now } : Copy(present);
        (after.Name, after.Kind, after.CareSetting) = (row.Name ?? after.Name, whole, setting);
        (after.OpenedOn, after.ClosedOn, after.Town, after.Postcode) = (row.Opened ?? after.OpenedOn, row.Closed ?? after.ClosedOn, row.Town ?? after.Town, row.Postcode ?? after.Postcode);
        if (after.ClosedOn < after.OpenedOn) return "It would close before it opened";
        if (links.Fault(after, row) is { } refused) return refused;
        Take(row, present, after, links);
        return null;
    }

    private (CareSetting? Setting, string? Fault) Setting(OrganisationRow row, Organisation? present, OrganisationKind kind)
    {
        if (kind != OrganisationKind.Provider) return row.Setting is null ? (null, null) : (null, $"Only a provider has a care setting, and this is of the kind \"{kind.Title()}\"");
        var setting = row.Setting ?? present?.CareSetting ?? options.CareSetting ?? (options.GuessCareSetting ? OdsCode.LikelySetting(row.Code) : null);
        return setting is null ? (null, "The line does not say the care setting, and LearnSafe does not know it") : (setting, null);
    }

    private string? Needed(OrganisationRow row, Organisation? present, OrganisationKind kind)
    {
        if (present is null && row.Name is null) return "The name is missing";
        if (present is not null && present.Kind != kind) return known.KindFault(present, kind, today);
        return present is null && !options.Scope.IsAll && row.Parents is null ? "What is new must belong to something in the area that you look after" : null;
    }

    private void Take(OrganisationRow row, Organisation? present, Organisation after, ImportLinks links)
    {
        var changes = present is null ? [] : Differences(present, after).Concat(links.Words).ToList();
        if (present is null)
        {
            Added.Add(after);
            mine.Add(after.Id);
        }
        else if (Differences(present, after).Any()) Changed.Add(after);

        known.Add(after);
        foreach (var link in links.Added) known.Add(link);
        AddedLinks.AddRange(links.Added);
        foreach (var (link, until) in links.Changed)
        {
            link.Until = until;
            ChangedLinks.Add(link);
        }

        var closes = present?.ClosedOn is null && after.ClosedOn is not null;
        if (present is null) outcomes.Add(new ImportOutcome(row.Line, row.Code, after.Name, ImportResult.Added, after.Kind.Title()));
        else if (changes.Count > 0) outcomes.Add(new ImportOutcome(row.Line, row.Code, after.Name, closes ? ImportResult.Closed : ImportResult.Changed, string.Join("; ", changes)));
    }

    private void CloseMissing(OrganisationKind kind, HashSet<string> inFile)
    {
        foreach (var gone in known.All.Where(one => one.Kind == kind && one.ClosedOn is null && !inFile.Contains(one.Code) && options.Scope.Holds(one.Id)).OrderBy(one => one.Code, StringComparer.Ordinal).ToList())
        {
            var after = Copy(gone);
            after.ClosedOn = today;
            Changed.Add(after);
            outcomes.Add(new ImportOutcome(0, gone.Code, gone.Name, ImportResult.Closed, "Not in the file"));
        }
    }

    private static IEnumerable<string> Differences(Organisation before, Organisation after)
    {
        if (before.Name != after.Name) yield return $"name was {before.Name}";
        if (before.Kind != after.Kind) yield return $"kind was {before.Kind.Title()}";
        if (before.CareSetting != after.CareSetting) yield return $"care setting was {before.CareSetting?.Title() ?? "not known"}";
        if (before.OpenedOn != after.OpenedOn) yield return $"opened on was {Day(before.OpenedOn)}";
        if (before.ClosedOn != after.ClosedOn) yield return $"last day was {Day(before.ClosedOn)}";
        if (before.Town != after.Town) yield return $"town was {before.Town ?? "not known"}";
        if (before.Postcode != after.Postcode) yield return $"postcode was {before.Postcode ?? "not known"}";
    }

    private static string Day(DateOnly? day) => day is { } known ? UkTime.Text(known) : "not known";

    private static Organisation Copy(Organisation present) => new()
    {
        Id = present.Id,
        Code = present.Code,
        Name = present.Name,
        Kind = present.Kind,
        CareSetting = present.CareSetting,
        OpenedOn = present.OpenedOn,
        ClosedOn = present.ClosedOn,
        Town = present.Town,
        Postcode = present.Postcode,
        DataSharingOptOut = present.DataSharingOptOut,
        CreatedAt = present.CreatedAt,
    };
}
