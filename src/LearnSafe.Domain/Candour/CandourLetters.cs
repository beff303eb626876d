using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;

namespace LearnSafe.Domain.Candour;

/// <summary>What a letter does in the course of a case.</summary>
public enum CandourLetterKind
{
    /// <summary>The written notification.</summary>
    Written,

    /// <summary>Results of further enquiries.</summary>
    Results,

    /// <summary>To somebody who could not be reached.</summary>
    Attempt,

    /// <summary>Under the professional duty.</summary>
    Professional,
}

/// <summary>A letter as it begins.</summary>
public sealed record CandourLetterTemplate(string Name, CandourLetterKind Kind, string Title, string Text, string Source, RuleStatus Status);

/// <summary>Wording that takes an apology back.</summary>
public sealed record NonApology(string Phrase, string Why);

/// <summary>A sentence with where it comes from.</summary>
public sealed record SourcedSentence(string Sentence, string Source, RuleStatus Status);

/// <summary>The letters of the duty of candour, from <c>content/candour/letters-v*.json</c>: the newest version counts.</summary>
public sealed class CandourLetters
{
    internal CandourLetters(int version, SourcedSentence apology, IReadOnlyList<CandourLetterTemplate> all, IReadOnlyList<NonApology> avoid) => (Version, Apology, All, Avoid) = (version, apology, all, avoid);

    /// <summary>Kept with every letter.</summary>
    public int Version { get; }

    /// <summary>What an apology is not.</summary>
    public SourcedSentence Apology { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<CandourLetterTemplate> All { get; }

    public IReadOnlyList<NonApology> Avoid { get; }

    /// <summary>Null where there is none of that name.</summary>
    public CandourLetterTemplate? Find(string? name) => All.FirstOrDefault(letter => letter.Name == name);

    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    public static CandourLetters Load(string contentFolder)
    {
        ContentFolder folder = new(contentFolder, "candour");
        var versions = folder.Read("letters", Read);
        if (versions.Count == 0 && folder.Faults.Count == 0) folder.Fault("candour/letters-v1.json", "The file is missing.");
        return folder.Faults.Count == 0 ? versions[versions.Keys.Max()] : throw new ContentException(folder.Faults);
    }

    private static CandourLetters Read(ContentPlace root, int version)
    {
        root.Only("version", "notes", "apology", "letters", "avoid");
        var apology = root.At("apology").Only("sentence", "source", "status");
        List<NonApology> avoid = [];
        foreach (var place in root.List("avoid"))
        {
            place.Only("phrase", "why");
            avoid.Add(new NonApology(place.Text("phrase"), place.Text("why")));
            if (ApologyCheck.Words(avoid[^1].Phrase).Count == 0) place.At("phrase").Fault("Words are expected here.");
        }

        List<CandourLetterTemplate> letters = [];
        foreach (var place in root.List("letters"))
        {
            place.Only("name", "kind", "title", "text", "source", "status");
            var letter = new CandourLetterTemplate(place.Text("name"), place.Choice<CandourLetterKind>("kind"), place.Text("title"), place.Text("text"), place.Text("source"), place.Choice<RuleStatus>("status"));
            if (letters.Exists(known => known.Name == letter.Name)) place.At("name").Fault("The letter is there twice.");
            if (!ApologyCheck.SaysSorry(letter.Text)) place.At("text").Fault("The letter does not say sorry.");
            if (ApologyCheck.Find(letter.Text, avoid) is [var wrong, ..]) place.At("text").Fault($"\"{wrong.Phrase}\" takes the apology back.");
            letters.Add(letter);
        }

        foreach (var kind in Enum.GetValues<CandourLetterKind>())
        {
            if (!letters.Exists(letter => letter.Kind == kind)) root.At("letters").Fault($"There is no letter of the kind {ContentPlace.Camel(kind)}.");
        }

        return new CandourLetters(version, new SourcedSentence(apology.Text("sentence"), apology.Text("source"), apology.Choice<RuleStatus>("status")), letters, avoid);
    }
}
