using System.Globalization;
using System.Text.Json;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Fhir;

/// <summary>Reads the contained resources and the references to them.</summary>
internal sealed class ContainedWalk(SectionWalk sections, IssueList issues)
{
    private readonly List<(string Id, Carrier Kind)> ids = [];
    private readonly int[] indexes = [-1, -1, -1, -1, -1, -1];

    /// <summary>Version and time are ours to say, tags are the sender's own notes: these are passed over, anything else would be lost.</summary>
    internal static void Meta(JsonElement meta, string place, IssueList issues)
    {
        if (meta.ValueKind != JsonValueKind.Object)
        {
            issues.WrongShape(place, "an object");
            return;
        }

        foreach (var property in meta.EnumerateObject())
        {
            if (property.Name is not ("profile" or "versionId" or "lastUpdated" or "tag")) issues.NotUsed(place, property.Name);
        }
    }

    internal void Read(JsonElement contained)
    {
        if (contained.ValueKind != JsonValueKind.Array)
        {
            issues.WrongShape("AdverseEvent.contained", "an array");
            return;
        }

        var index = 0;
        foreach (var resource in contained.EnumerateArray()) Resource(resource, index++);
    }

    /// <summary>Where a section of that carrier is missing: on the contained resource if there is one.</summary>
    internal string PlaceOf(Carrier carrier) => new ExtensionPlace(indexes[(int)carrier]).ToString();

    internal void Reference(JsonElement value, string place, Carrier wanted, Carrier? or = null)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            issues.WrongShape(place, "an object with a reference");
            return;
        }

        string? reference = null;
        foreach (var property in value.EnumerateObject())
        {
            if (!property.NameEquals("reference"u8)) issues.NotUsed(place, property.Name);
            else if (property.Value.ValueKind == JsonValueKind.String) reference = property.Value.GetString();
        }

        if (reference is null)
        {
            issues.Missing(place, "reference that is text");
            return;
        }

        place += ".reference";
        if (!reference.StartsWith('#'))
        {
            issues.Add(IssueCode.WrongReference, $"{JsonText.Quote(reference)} must be a reference to a contained resource: # and its id.", place);
        }
        else if (KindOf(reference.AsSpan(1)) is not { } kind)
        {
            issues.Add(IssueCode.DanglingReference, $"No contained resource has the id that {JsonText.Quote(reference)} refers to.", place);
        }
        else if (kind != wanted && kind != or)
        {
            issues.Add(IssueCode.WrongReference, $"{JsonText.Quote(reference)} refers to a {kind}; here a {wanted}{(or is null ? "" : $" or {or}")} is expected.", place);
        }
    }

    internal void SuspectEntities(JsonElement entities)
    {
        const string place = "AdverseEvent.suspectEntity";
        if (entities.ValueKind != JsonValueKind.Array)
        {
            issues.WrongShape(place, "an array");
            return;
        }

        var index = 0;
        foreach (var entity in entities.EnumerateArray())
        {
            var here = string.Create(CultureInfo.InvariantCulture, $"{place}[{index++}]");
            if (entity.ValueKind != JsonValueKind.Object)
            {
                issues.WrongShape(here, "an object with an instance");
                continue;
            }

            var instance = false;
            foreach (var property in entity.EnumerateObject())
            {
                if (property.NameEquals("instance"u8))
                {
                    instance = true;
                    Reference(property.Value, $"{here}.instance", Carrier.Medication, Carrier.Device);
                }
                else
                {
                    issues.NotUsed(here, property.Name);
                }
            }

            if (!instance) issues.Missing(here, "instance");
        }
    }

    private void Resource(JsonElement resource, int index)
    {
        var place = new ExtensionPlace(index);
        if (resource.ValueKind != JsonValueKind.Object)
        {
            issues.WrongShape(place.ToString(), "a resource");
            return;
        }

        if (Kind(resource) is not { } kind)
        {
            issues.Add(
                IssueCode.WrongResource, $"{place} must be a Patient, Location, Practitioner, Medication or Device, by its resourceType.", $"{place}");
            return;
        }

        if (indexes[(int)kind] >= 0)
        {
            issues.Add(
                IssueCode.Duplicate,
                kind == Carrier.Patient
                    ? "There are two contained Patients; send one, with one patient-information extension a patient."
                    : $"There are two contained resources of the kind {kind}; send one.",
                place.ToString());
        }
        else
        {
            indexes[(int)kind] = index;
        }

        string? id = null;
        foreach (var property in resource.EnumerateObject())
        {
            switch (property.Name)
            {
                case "resourceType": break;
                case "id": id = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : null; break;
                case "meta": Meta(property.Value, $"{place}.meta", issues); break;
                case "extension": sections.Read(property.Value, kind, place); break;
                default: issues.NotUsed(place.ToString(), property.Name); break;
            }
        }

        if (id is not { Length: > 0 }) issues.Missing(place.ToString(), "id that is text");
        else if (KindOf(id) is not null) issues.Add(IssueCode.Duplicate, $"Two contained resources have the id {JsonText.Quote(id)}.", $"{place}.id");
        else ids.Add((id, kind));
    }

    private Carrier? KindOf(ReadOnlySpan<char> id)
    {
        foreach (var known in ids)
        {
            if (id.SequenceEqual(known.Id)) return known.Kind;
        }

        return null;
    }

    private static Carrier? Kind(JsonElement resource)
    {
        if (!resource.TryGetProperty("resourceType"u8, out var type) || type.ValueKind != JsonValueKind.String) return null;
        return type.GetString() switch
        {
            "Patient" => Carrier.Patient,
            "Location" => Carrier.Location,
            "Practitioner" => Carrier.Practitioner,
            "Medication" => Carrier.Medication,
            "Device" => Carrier.Device,
            _ => null,
        };
    }
}
