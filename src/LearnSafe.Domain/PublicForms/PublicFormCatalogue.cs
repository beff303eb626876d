using LearnSafe.Domain.Content;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.PublicForms;

/// <summary>The forms for people without an account, from <c>content/public</c>: the newest version of each counts.</summary>
public sealed class PublicFormCatalogue
{
    private PublicFormCatalogue(PublicForm patient, PublicForm staff) => (Patient, Staff) = (patient, staff);

    /// <summary>For patients, carers and families.</summary>
    public PublicForm Patient { get; }

    /// <summary>For members of staff who wish to stay anonymous.</summary>
    public PublicForm Staff { get; }

    /// <summary>By the name in addresses; null where there is none.</summary>
    public PublicForm? Find(string? name) => name switch
    {
        "patient" => Patient,
        "staff" => Staff,
        _ => null,
    };

    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    public static PublicFormCatalogue Load(string contentFolder, LfpseContent lfpse)
    {
        ArgumentNullException.ThrowIfNull(lfpse);
        ContentFolder folder = new(contentFolder, "public");
        var (patient, staff) = (Newest(folder, lfpse, "patient-form", PublicFormAudience.Patient), Newest(folder, lfpse, "staff-form", PublicFormAudience.Staff));
        return folder.Faults.Count == 0 ? new PublicFormCatalogue(patient!, staff!) : throw new ContentException(folder.Faults);
    }

    private static PublicForm? Newest(ContentFolder folder, LfpseContent lfpse, string kind, PublicFormAudience audience)
    {
        var before = folder.Faults.Count;
        var found = folder.Read(kind, (root, version) => PublicFormReader.Read(root, version, audience, lfpse));
        if (found.Count > 0) return found[found.Keys.Max()];
        if (folder.Faults.Count == before) folder.Fault($"public/{kind}-v1.json", "The file is missing.");
        return null;
    }
}
