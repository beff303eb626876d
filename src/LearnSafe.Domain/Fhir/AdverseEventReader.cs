using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Fhir;

/// <summary>Reads a FHIR STU3 AdverseEvent as local risk systems send it to LFPSE. Nothing in it is dropped in silence: what has no place among the answers is a fault. Thread-safe.</summary>
public sealed class AdverseEventReader
{
    private readonly FrozenDictionary<string, TaxonomyPaths> profiles;
    private readonly string accepted;

    /// <param name="taxonomies">Every version that is known, accepted or not.</param>
    public AdverseEventReader(IEnumerable<Taxonomy> taxonomies)
    {
        profiles = taxonomies.Select(taxonomy => new TaxonomyPaths(taxonomy)).ToFrozenDictionary(paths => paths.ProfilePath, StringComparer.Ordinal);
        accepted = string.Join(
            " or ",
            profiles.Values.Where(paths => paths.Taxonomy.Accepted).OrderBy(paths => paths.Taxonomy.Version)
                .Select(paths => TaxonomyPaths.StructureDefinition(paths.Taxonomy, paths.Taxonomy.ProfileId)));
    }

    /// <summary>Never throws, whatever the bytes are.</summary>
    /// <param name="body">UTF-8 JSON.</param>
    /// <param name="today">The day it is in UTC.</param>
    public AdverseEventReading Read(ReadOnlyMemory<byte> body, DateOnly today)
    {
        using var document = JsonBody.Parse(body, out var malformed);
        if (document is null) return Refused(malformed!);
        var root = document.RootElement;
        if (WrongResource(root) is { } wrong) return Refused(wrong);
        return Profile(root, out var fault) is { } paths ? new AdverseEventWalk(paths, today).Read(root) : Refused(fault!);
    }

    private static AdverseEventReading Refused(OperationIssue issue) => new(null, [issue]);

    private static OperationIssue? WrongResource(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return new OperationIssue(IssueCode.WrongResource, "The body must be one AdverseEvent resource, a JSON object.");
        if (!root.TryGetProperty("resourceType"u8, out var type)) return new OperationIssue(IssueCode.WrongResource, "The resource has no resourceType; it must be AdverseEvent.");
        return type.ValueKind == JsonValueKind.String && type.ValueEquals("AdverseEvent"u8)
            ? null
            : new OperationIssue(IssueCode.WrongResource, $"resourceType must be AdverseEvent, not {JsonText.Quote(type)}.");
    }

    private TaxonomyPaths? Profile(JsonElement root, out OperationIssue? fault)
    {
        const string place = "AdverseEvent.meta.profile";
        fault = null;
        if (!root.TryGetProperty("meta"u8, out var meta) || meta.ValueKind != JsonValueKind.Object || !meta.TryGetProperty("profile"u8, out var profile))
        {
            fault = new(IssueCode.MissingProfile, $"meta.profile must name the taxonomy version by its profile: {accepted}.", place);
        }
        else if (profile.ValueKind != JsonValueKind.Array || profile.GetArrayLength() != 1 || profile[0].ValueKind != JsonValueKind.String)
        {
            fault = new(IssueCode.WrongShape, $"meta.profile must be an array of exactly one address: {accepted}.", place);
        }
        else if (!profiles.TryGetValue(TaxonomyPaths.PathOf(profile[0].GetString()!).ToString(), out var paths))
        {
            fault = Unknown(profile[0].GetString()!, place);
        }
        else if (!paths.Taxonomy.Accepted)
        {
            fault = new(
                IssueCode.VersionNotAccepted,
                string.Create(CultureInfo.InvariantCulture, $"Taxonomy {paths.Taxonomy.Version} is not accepted any more; send {accepted}."), place);
        }
        else
        {
            return paths;
        }

        return null;
    }

    private OperationIssue Unknown(string profile, string place)
    {
        var path = TaxonomyPaths.PathOf(profile);
        foreach (var known in profiles.Keys)
        {
            var stem = known.AsSpan(0, known.LastIndexOf('-'));
            if (!path.StartsWith(stem, StringComparison.Ordinal)) continue;
            var version = path[stem.Length..];
            if (version.IsEmpty || (version[0] == '-' && !version[1..].ContainsAnyExceptInRange('0', '9')))
            {
                return new(IssueCode.UnknownVersion, $"The profile {JsonText.Quote(profile)} names no taxonomy version that is known here; send {accepted}.", place);
            }
        }

        return new(IssueCode.UnknownProfile, $"The profile {JsonText.Quote(profile)} is not known; send {accepted}.", place);
    }
}
