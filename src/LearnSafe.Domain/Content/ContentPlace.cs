using System.Text.Json;

namespace LearnSafe.Domain.Content;

/// <summary>
/// One place in a content file. Reading what is not there, or is of another kind, notes a fault and goes on with a harmless value,
/// so that one run finds every fault of the file.
/// </summary>
internal sealed class ContentPlace(JsonElement value, string file, string path, ICollection<ContentFault> faults)
{
    private readonly JsonElement json = value;

    private bool IsObject => json.ValueKind == JsonValueKind.Object;

    /// <summary>Whether anything is wrong in this file so far.</summary>
    public bool HasFaults => faults.Any(fault => fault.File == file);

    public void Fault(string reason) => faults.Add(new(file, path, reason));

    /// <summary>The place of a property, whether it is there or not.</summary>
    public ContentPlace At(string property) =>
        new(IsObject && json.TryGetProperty(property, out var found) ? found : default, file, path.Length == 0 ? property : $"{path}.{property}", faults);

    public bool Has(string property) => IsObject && json.TryGetProperty(property, out _);

    /// <summary>Faults everything that is not an object, and every property that is not named: a misspelt one would otherwise be silently ignored.</summary>
    public ContentPlace Only(params ReadOnlySpan<string> allowed)
    {
        if (!IsObject)
        {
            Fault("An object is expected here.");
            return this;
        }

        foreach (var property in json.EnumerateObject())
        {
            if (!allowed.Contains(property.Name)) At(property.Name).Fault($"There is no property \"{property.Name}\" here; the properties are {string.Join(", ", allowed)}.");
        }

        return this;
    }

    public string Text(string property) => At(property).AsText() ?? "";

    public string? OptionalText(string property) => Has(property) ? At(property).AsText() : null;

    public string? AsText()
    {
        if (json.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(json.GetString())) return json.GetString();
        Fault(json.ValueKind == JsonValueKind.Undefined ? "It is missing." : "A text that is not empty is expected here.");
        return null;
    }

    public int Number(string property, int atLeast)
    {
        var place = At(property);
        if (place.json.ValueKind == JsonValueKind.Number && place.json.TryGetInt32(out var number) && number >= atLeast) return number;
        place.Fault(place.json.ValueKind == JsonValueKind.Undefined ? "It is missing." : $"A whole number of {atLeast} or more is expected here.");
        return atLeast;
    }

    /// <summary>False where the property is left out.</summary>
    public bool Flag(string property)
    {
        var place = At(property);
        if (place.json.ValueKind is not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Undefined)) place.Fault("true or false is expected here.");
        return place.json.ValueKind == JsonValueKind.True;
    }

    /// <summary>A member of an enumeration: camel case, or as it is written in FHIR.</summary>
    public T Choice<T>(string property)
        where T : struct, Enum => At(property).AsChoice<T>();

    public T AsChoice<T>()
        where T : struct, Enum
    {
        if (AsText() is not { } text) return default;
        foreach (var member in Enum.GetValues<T>())
        {
            if (text == member.ToString() || text == Camel(member)) return member;
        }

        Fault($"\"{text}\" is not known here; known are {string.Join(", ", Enum.GetValues<T>().Select(Camel))}.");
        return default;
    }

    public static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public IReadOnlyList<ContentPlace> List(string property) => At(property).AsList();

    public IReadOnlyList<ContentPlace> OptionalList(string property) => Has(property) ? At(property).AsList() : [];

    public IReadOnlyList<string> Texts(string property) => [.. List(property).Select(item => item.AsText()).OfType<string>()];

    /// <summary>The properties of an object whose names are data.</summary>
    public IReadOnlyList<(string Name, ContentPlace Place)> Members(string property)
    {
        var place = At(property);
        if (place.IsObject) return [.. place.json.EnumerateObject().Select(member => (member.Name, place.At(member.Name)))];
        place.Fault(place.json.ValueKind == JsonValueKind.Undefined ? "It is missing." : "An object is expected here.");
        return [];
    }

    public IReadOnlyList<ContentPlace> AsList()
    {
        if (json.ValueKind == JsonValueKind.Array) return [.. json.EnumerateArray().Select((item, index) => new ContentPlace(item, file, $"{path}[{index}]", faults))];
        Fault(json.ValueKind == JsonValueKind.Undefined ? "It is missing." : "A list is expected here.");
        return [];
    }
}
