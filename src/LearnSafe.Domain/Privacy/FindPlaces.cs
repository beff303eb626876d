using System.Collections.Frozen;

namespace LearnSafe.Domain.Privacy;

/// <summary>
/// Places and organisations: those the caller names, and a capitalised name before a word that makes a place of it ("Wold Street Surgery",
/// "14 Mill Lane", "St Aldhelm's Hospital"). A kind of place without a name ("the Surgery", "Community Pharmacy") is left alone.
/// </summary>
internal static class FindPlaces
{
    private const int MostWords = 4;

    private static readonly FrozenSet<string> Organisations = new[]
    {
        "Surgery", "Practice", "Pharmacy", "Pharmacies", "Hospital", "Infirmary", "Clinic", "Opticians", "Optometrists", "Dental", "Dentistry", "Eyecare", "Chemist", "Chemists", "Hospice",
        "PCN", "Trust", "Ward", "School", "College", "Academy", "Nursery", "Medical", "Health", "Care", "Nursing", "Residential", "Lodge", "Prison", "ICB", "Family", "Orthodontics",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Roads =
        new[] { "Road", "Rd", "Street", "Avenue", "Ave", "Lane", "Drive", "Crescent", "Terrace", "Way", "Court", "Gardens", "Grove", "Place", "Square", "Walk", "Mews", "Hill", "House", "Green", "Park", "Close" }.ToFrozenSet();

    /// <summary>Words that say which kind and not which one.</summary>
    private static readonly FrozenSet<string> KindsOnly = new[]
    {
        "Community", "Local", "Out", "Walk-in", "District", "General", "Acute", "Foundation", "University", "Mental", "Public", "Primary", "Secondary", "Social", "Urgent", "Intermediate", "Extended", "Home", "Palliative",
        "NHS", "GP", "Own", "Our", "Other", "Another", "Nearby", "Online", "Distance", "Teaching", "Children", "Women", "Eye", "Private", "Veterinary", "High", "Day", "Flu", "Asthma", "Diabetic", "Diabetes", "Leg", "Ulcer",
        "Warfarin", "Baby", "Minor", "Memory", "Fracture", "Pain", "Travel", "Vaccination", "Covid", "Retinal", "Glaucoma", "Outpatient", "Antenatal", "Smear", "Menopause", "Coil", "Wound", "Stroke", "Breast",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Endings = new[] { "Centre", "Center", "Group", "Practice", "Surgery", "Home", "Partnership", "Clinic", "Hospital", "Trust", "Services", "House", "Care", "Studio", "School" }.ToFrozenSet();

    public static IEnumerable<ReleaseFinding> In(ReleaseText words, IReadOnlyCollection<string> named)
    {
        foreach (var place in named.Where(place => place.Length > 1))
        {
            foreach (var finding in Named(words.Text, place)) yield return finding;
        }

        for (var index = 0; index < words.Count; index++)
        {
            if (Organisations.Contains(words[index].Text) && First(words, index, KindsOnly) is { } first)
            {
                var last = index;
                while (last - index < 2 && words.IsNextTo(last, last + 1) && Endings.Contains(words[last + 1].Text)) last++;
                yield return Finding(words[first].Start, words[last].End, "[organisation]");
                index = last;
            }
            else if (Roads.Contains(words[index].Text) && First(words, index, FrozenSet<string>.Empty) is { } street)
            {
                yield return Finding(WithNumber(words.Text, words[street].Start), words[index].End, "[address]");
            }
        }
    }

    private static IEnumerable<ReleaseFinding> Named(string text, string place)
    {
        for (var start = text.IndexOf(place, StringComparison.OrdinalIgnoreCase); start >= 0; start = text.IndexOf(place, start + place.Length, StringComparison.OrdinalIgnoreCase))
        {
            if (!Scan.IsWordAt(text, start - 1) && !Scan.IsWordAt(text, start + place.Length)) yield return Finding(start, start + place.Length, "[organisation]");
        }
    }

    /// <summary>The first word of the name before a kind of place; null where only ordinary words stand there.</summary>
    private static int? First(ReleaseText words, int kind, FrozenSet<string> kinds)
    {
        int? first = null;
        for (var index = kind - 1; kind - index <= MostWords && index >= 0 && (words.IsNextTo(index, index + 1) || IsPossessiveOrSaint(words, index)); index--)
        {
            var word = words[index];
            if (word.Text is "and" or "the" or "of" or "in" or "upon" or "under" or "le" && index > 0 && words[index - 1].IsCapitalised) continue;
            if (!word.IsCapitalised || kinds.Contains(word.Text)) break;
            if (word.Text is "The" or "At" or "From" or "To" or "In" or "Our" or "Her" or "His" or "Their" or "When" or "Then" or "Spoke" or "Rang" or "Sent") break;
            // A capital that only begins the sentence names nothing: "Wrong Pharmacy".
            if (words.BeginsSentence(index) && (NameWords.IsNoName(word.Text) || ReleaseWords.Current.NotPeople.Contains(word.Text))) break;
            if (NameWords.IsNoName(word.Text) && !word.IsPossessive) break;
            first = index;
        }

        return first;
    }

    private static bool IsPossessiveOrSaint(ReleaseText words, int index) =>
        (words[index].IsPossessive && words[index + 1].Start - words[index].End == 3) || (words[index].Text == "St" && words.Between(index) is ". ");

    private static int WithNumber(string text, int start)
    {
        var index = start;
        while (index > 0 && start - index < 2 && Scan.IsSpace(text[index - 1])) index--;
        var end = index;
        while (index > 0 && end - index < 5 && char.IsLetterOrDigit(text[index - 1])) index--;
        return index < end && char.IsAsciiDigit(text[index]) && !Scan.IsWordAt(text, index - 1) ? index : start;
    }

    private static ReleaseFinding Finding(int start, int end, string replacement) => new(ReleaseKind.Place, start, end - start, replacement);
}
