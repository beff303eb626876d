using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Organisations.Import;

/// <summary>What one line changes in what an organisation belongs to. The parents named take the place of its present parents of the same kinds; the others stay.</summary>
/// <param name="mine">What this import has added, which is in the scope of who imports.</param>
internal sealed class ImportLinks(KnownOrganisations known, OrganisationSet scope, IReadOnlySet<Guid> mine, DateOnly today)
{
    public List<OrganisationLink> Added { get; } = [];

    public List<(OrganisationLink Link, DateOnly? Until)> Changed { get; } = [];

    public List<string> Words { get; } = [];

    /// <summary>Why the line is refused; null where <see cref="Added"/> and <see cref="Changed"/> hold what it does.</summary>
    public string? Fault(Organisation organisation, OrganisationRow row)
    {
        if (row.Parents is not { } codes) return null;
        List<Organisation> parents = [];
        foreach (var code in codes)
        {
            if (code == organisation.Code) return "It cannot belong to itself";
            if (known.Find(code) is not { } parent) return $"The parent {code} is not known and is not in the file, or its line was refused";
            if (OrganisationParents.Fault(organisation.Kind, parent.Kind) is { } fault) return $"{code}: {fault.TrimEnd('.')}";
            if (!scope.Holds(parent.Id) && !mine.Contains(parent.Id) && !Belongs(organisation, parent)) return $"The parent {code} is outside the area that you look after";
            parents.Add(parent);
        }

        var from = row.Joined ?? (row.Opened > today ? row.Opened.Value : today);
        return AddNew(organisation, parents, from) ?? EndOthers(organisation, parents, Added.Count > 0 || Changed.Count > 0 ? from : today);
    }

    private bool Belongs(Organisation organisation, Organisation parent) => known.ParentsOf(organisation.Id).Any(link => link.ParentId == parent.Id && StillHolds(link));

    private bool StillHolds(OrganisationLink link) => link.Until is not { } until || (until > today && until > link.From);

    private string? AddNew(Organisation organisation, List<Organisation> parents, DateOnly from)
    {
        foreach (var parent in parents.Where(parent => !Belongs(organisation, parent)))
        {
            var bond = new OrganisationBond(organisation.Id, parent.Id, from, null);
            // Only kinds that may belong to their like can come round in a circle.
            if (parent.Kind == organisation.Kind && OrganisationParents.WouldCircle(known.Bonds(), bond)) return "It would lie below itself";
            if (known.ParentsOf(organisation.Id).FirstOrDefault(link => link.ParentId == parent.Id && link.From == from) is { } again) Changed.Add((again, null));
            else Added.Add(new OrganisationLink { OrganisationId = organisation.Id, ParentId = parent.Id, From = from });
            Words.Add($"belongs to {parent.Name} from {UkTime.Text(from)}");
        }

        return null;
    }

    private string? EndOthers(Organisation organisation, List<Organisation> parents, DateOnly end)
    {
        foreach (var link in known.ParentsOf(organisation.Id).Where(link => StillHolds(link) && link.From <= today && parents.TrueForAll(parent => parent.Id != link.ParentId)))
        {
            var left = known.Of(link.ParentId);
            if (parents.TrueForAll(parent => parent.Kind != left.Kind)) continue;
            if (!scope.Holds(left.Id)) return $"It belongs to {left.Code}, which is outside the area that you look after";
            if (link.From > end) return $"It belongs to {left.Code} from {UkTime.Text(link.From)}, which is after the day it is said to have joined";
            Changed.Add((link, end));
            Words.Add($"left {left.Name} on {UkTime.Text(end)}");
        }

        return null;
    }
}
