using System.Runtime.InteropServices;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Fhir;

/// <summary>Answers as they are found, with where each was found, so that a fault in one can be pointed at.</summary>
internal sealed class FoundAnswers
{
    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.Ordinal);
    private readonly List<Dictionary<string, IReadOnlyList<string>>> patients = [];
    private readonly List<(string Element, int? Patient, int Value, ExtensionPlace Place)> places = [];
    private readonly List<(string Section, int? Patient, ExtensionPlace Place)> sections = [];
    private HashSet<(string Element, int? Patient)>? refused;

    /// <summary>Begins a section; the number of the patient where it repeats.</summary>
    internal int? Begin(TaxonomySection section, ExtensionPlace place)
    {
        int? patient = null;
        if (section.Repeats)
        {
            patient = patients.Count;
            patients.Add(new(StringComparer.Ordinal));
        }

        sections.Add((section.Name, patient, place));
        return patient;
    }

    internal void Add(TaxonomyElement element, int? patient, string value, ExtensionPlace place)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(patient is { } index ? patients[index] : values, element.Name, out _);
        var held = (List<string>)(list ??= new List<string>(1));
        places.Add((element.Name, patient, held.Count, place));
        held.Add(value);
    }

    /// <summary>Remembers that an answer was there, however wrong, so that it is not called missing as well.</summary>
    internal void Refuse(TaxonomyElement element, int? patient) => (refused ??= []).Add((element.Name, patient));

    internal bool WasRefused(string element, int? patient) => refused?.Contains((element, patient)) == true;

    internal bool HasAny(TaxonomySection section)
    {
        foreach (var element in section.Elements)
        {
            if (values.ContainsKey(element.Name)) return true;
        }

        return false;
    }

    internal AnswerSet Values() => AnswerSet.Own(values);

    internal AnswerSet[] Patients()
    {
        var sets = patients.Count == 0 ? [] : new AnswerSet[patients.Count];
        for (var index = 0; index < sets.Length; index++) sets[index] = AnswerSet.Own(patients[index]);
        return sets;
    }

    internal ExtensionPlace? PlaceOf(string element, int? patient, int value)
    {
        foreach (var found in places)
        {
            if (found.Value == value && found.Patient == patient && string.Equals(found.Element, element, StringComparison.Ordinal)) return found.Place;
        }

        return null;
    }

    internal ExtensionPlace? PlaceOfSection(string section, int? patient)
    {
        foreach (var found in sections)
        {
            if (found.Patient == patient && string.Equals(found.Section, section, StringComparison.Ordinal)) return found.Place;
        }

        return null;
    }
}
