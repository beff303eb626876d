using System.Collections.Frozen;

namespace LearnSafe.Domain.Privacy;

/// <summary>
/// Names without a title, by three signs: the word is a name and nothing else ("Priya", "Okafor"); the words around it speak of a person ("daughter
/// Grace", "spoke to Wells", "Temitope rang"); or it goes on from a name ("Khan and Patel", "John S."). A name that is also a word
/// counts only by the second or third, and conditions, scales and systems that bear a name ("Parkinson's", "Wells score") do not.
/// </summary>
internal static class FindUntitledNames
{
    private const int MostWords = 4;

    private static readonly ReleaseWords Lists = ReleaseWords.Current;

    private static readonly FrozenSet<string> SpokenTo =
        new[] { "rang", "phoned", "telephoned", "told", "asked", "informed", "emailed", "messaged", "met", "thanked", "saw", "contacted", "named", "called", "alerted", "texted", "notified", "colleague" }.ToFrozenSet();

    /// <summary>Beside the regular ones, which end in -ed.</summary>
    private static readonly FrozenSet<string> DoneBy = new[] { "seen", "done", "taken", "given", "written", "told", "made", "found", "sent", "taught", "read", "put", "kept" }.ToFrozenSet();

    private static readonly FrozenSet<string> Speaking = new[]
    {
        "said", "says", "rang", "phoned", "apologised", "explained", "told", "noticed", "thinks", "thought", "realised", "spotted", "remembered", "admitted", "felt", "insisted", "asked", "called", "reported", "came", "lives",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> AfterEponym = new[]
    {
        "disease", "syndrome", "score", "scale", "criteria", "palsy", "test", "sign", "chart", "index", "tool", "hospital", "competence", "competent", "guidelines", "principles", "oesophagus", "phenomenon", "thyroiditis", "lymphoma",
        "contracture", "manoeuvre", "monitor", "stool", "formula", "disorder", "tube", "clip", "forceps", "needle", "pen", "form", "inhaler", "template", "pathway", "report", "task",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "a.m", "p.m", "e.g", "i.e", "n.b", "b.d", "o.d", "q.d", "t.d", "p.r", "p.o", "i.m", "i.v", "s.c", "a.c", "p.c", "u.t", "c.o", "b.p", "g.p", "d.o", "r.e", "f.a", "u.k",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> ClinicalPairs =
        ("AC AE AF AI AN AR AS BD BM BP CD CF CK CO CP CS CT CV CX DM DN DR DS DV EC ED EF EP FH FP GA GP HB HF HR HS HV IM IT IV KW LA LD LE LP LV MI MR MS NG NH OD OE OP OT PA PC PE PH PM PO PR PT PV PX RA RE RR RX SC SH SO "
         + "SR ST SW TB TC TD TF TV UA UK UV VA VT XR ID OK AM NO TO IN ON OF IF IS AT HE WE").Split(' ').ToFrozenSet();

    public static IEnumerable<ReleaseFinding> In(ReleaseText words)
    {
        for (var index = 0; index < words.Count;)
        {
            if (Name(words, index, IsExpected(words, index)) is not { } last)
            {
                index++;
                continue;
            }

            yield return Finding(words, index, last);
            index = last + 1;
            while (Joined(words, index - 1) is { } next)
            {
                yield return Finding(words, next.First, next.Last);
                index = next.Last + 1;
            }
        }
    }

    private static ReleaseFinding Finding(ReleaseText words, int first, int last)
    {
        var (start, end) = (words[first].Start, words[last].End);
        // The dot of an initial goes with it, but not the one that ends the sentence.
        if (words[last].IsInitial && end < words.Text.Length && words.Text[end] == '.' && (first == last || last + 1 < words.Count) && !EndsSentence(words, last)) end++;
        return new ReleaseFinding(ReleaseKind.Name, start, end - start, "[name]");
    }

    private static bool EndsSentence(ReleaseText words, int last) => last + 1 >= words.Count || (char.IsUpper(words[last + 1].Text[0]) && words[last - 1].Text.Length > 1);

    /// <summary>The last word of the name that begins at the index; null where none does.</summary>
    private static int? Name(ReleaseText words, int index, bool expected)
    {
        if (Initials(words, index, expected) is { } initials) return initials;
        if (!Begins(words, index, expected)) return null;
        var last = index;
        while (last - index < MostWords && GoesOn(words, last) is { } next) last = next;
        return AfterWord(words, last) is { } after && (AfterEponym.Contains(after) && !expected) ? null : last;
    }

    private static bool Begins(ReleaseText words, int index, bool expected)
    {
        var word = words[index];
        if (IsSaint(words, index)) return false;
        var next = words.IsNextTo(index, index + 1) ? words[index + 1] : default;
        if (!word.IsCapitalised)
        {
            // "BENNETT, Sarah", "sarah bennett": whole names typed in one case.
            return (word.IsCapitals && word.Text.Length > 3 && (Lists.Surnames.Contains(word.Text) || Lists.GivenNames.Contains(word.Text)))
                || (!word.IsCapitals && next.Text is not null && Lists.GivenNames.Contains(word.Text) && Lists.Surnames.Contains(next.Text) && char.IsLower(next.Text[0]))
                || (expected && char.IsLower(word.Text[0]) && Lists.GivenNames.Contains(word.Text) && word.Text.Length > 3);
        }

        if (IsEponym(words, index, expected)) return false;
        if (Lists.GivenNames.Contains(word.Text) || (Lists.Surnames.Contains(word.Text) && !Lists.NotPeople.Contains(word.Text))) return true;
        var couldBe = Lists.GivenNamesThatAreWords.Contains(word.Text) || Lists.SurnamesThatAreWords.Contains(word.Text);
        if (couldBe)
        {
            return expected
                || (next.Text is not null && next.IsCapitalised && (Lists.Surnames.Contains(next.Text) || (Lists.GivenNamesThatAreWords.Contains(word.Text) && !words.BeginsSentence(index) && !IsOrdinary(next.Text))))
                || (IsSpeaker(words, index) && !NameWords.IsNoName(word.Text))
                || IsAtDesk(words, index);
        }

        if (IsOrdinary(word.Text) || word.Text.Length < 3) return false;
        // "Maud Okoro": whatever stands before a surname that is nothing else.
        if (next.Text is not null && next.IsCapitalised && Lists.Surnames.Contains(next.Text) && !Lists.NotPeople.Contains(next.Text)) return true;
        return expected || IsSpeaker(words, index) || IsWholeName(words, index) || (word.Text.Contains('-', StringComparison.Ordinal) && word.Text.Split('-').All(half => Lists.Surnames.Contains(half) || Lists.GivenNames.Contains(half)));
    }

    private static bool IsOrdinary(string word) => Lists.NotPeople.Contains(word) || NameWords.IsNoName(word) || Lists.People.Contains(word) || NameWords.Titles.ContainsKey(word);

    /// <summary>A condition or scale that bears a name: always with the word for it after, and alone where nobody is spoken of.</summary>
    private static bool IsEponym(ReleaseText words, int index, bool expected)
    {
        if (!Lists.NotPeople.Contains(words[index].Text)) return AfterWord(words, index) is { } after && AfterEponym.Contains(after) && words[index].IsPossessive && !Lists.GivenNames.Contains(words[index].Text);
        return !expected || words[index].IsPossessive || (AfterWord(words, index) is { } kind && AfterEponym.Contains(kind));
    }

    private static string? AfterWord(ReleaseText words, int index) =>
        index + 1 < words.Count && words[index + 1].Start - words[index].End <= 3 ? words[index + 1].Text : null;

    private static bool IsSaint(ReleaseText words, int index) => index > 0 && words[index - 1].Text is "St" or "Saint";

    /// <summary>"J.S.", "J. S. Bennett", "pt JS".</summary>
    private static int? Initials(ReleaseText words, int index, bool expected)
    {
        var word = words[index];
        if (expected && word.IsCapitals && word.Text.Length == 2 && !ClinicalPairs.Contains(word.Text) && index > 0 && words[index - 1].Text.ToLowerInvariant() is "pt" or "patient" or "initials") return index;
        if (!word.IsInitial) return null;
        var last = index;
        while (last - index < 3 && last + 1 < words.Count && words[last + 1].IsInitial && words.Between(last) is "." or ". ") last++;
        if (last > index && (Abbreviations.Contains($"{word.Text}.{words[index + 1].Text}") || words.Text.Length <= words[last].End || words.Text[words[last].End] != '.')) last = index;
        var isDotted = words.Between(last) is ". " or ".";
        if (last + 1 < words.Count && (isDotted || words.IsNextTo(last, last + 1)) && words[last + 1] is { IsCapitalised: true } surname)
        {
            var isSurname = Lists.Surnames.Contains(surname.Text) || (Lists.SurnamesThatAreWords.Contains(surname.Text) && (expected || isDotted) && !IsOrdinary(surname.Text));
            if (isSurname && word.Text is not "I" and not "A" || (isSurname && isDotted)) return last + 1;
            if (expected && isDotted && !IsOrdinary(surname.Text)) return last + 1;
        }

        return last > index ? last : null;
    }

    /// <summary>The next word of the same name.</summary>
    private static int? GoesOn(ReleaseText words, int last)
    {
        var next = last + 1;
        if (next >= words.Count || words[last].IsPossessive) return null;
        var word = words[next];
        var isClose = words.IsNextTo(last, next) || (words[last].IsInitial && words.Between(last) is ". ");
        if (!isClose) return IsSurnameFirst(words, last) ? next : null;
        // "John S. rang", "John S rang", but not "saw John A week later".
        if (word.IsInitial) return word.Text is "I" || (word.Text is "A" && words.Between(next) is not ['.', ..]) ? null : next;
        if (NameWords.Particles.Contains(word.Text) && next + 1 < words.Count && words.IsNextTo(next, next + 1) && words[next + 1].IsCapitalised) return next;
        if (word.IsCapitals) return word.Text.Length > 3 && Lists.Surnames.Contains(word.Text) ? next : null;
        if (!word.IsCapitalised) return char.IsLower(words[last].Text[0]) && Lists.Surnames.Contains(word.Text) ? next : null;
        if (Lists.Surnames.Contains(word.Text) || Lists.GivenNames.Contains(word.Text) || Lists.SurnamesThatAreWords.Contains(word.Text)) return IsEponym(words, next, expected: true) ? null : next;
        return IsOrdinary(word.Text) || NameWords.Places.Contains(word.Text) ? null : next;
    }

    /// <summary>"BENNETT, Sarah".</summary>
    private static bool IsSurnameFirst(ReleaseText words, int last) =>
        words[last].IsCapitals && words.Between(last) is ", " && Lists.GivenNames.Contains(words[last + 1].Text);

    /// <summary>"Khan and Patel", "Sarah/Tom", "Khan, Patel and Bell": a capitalised word beside a name is one too.</summary>
    private static (int First, int Last)? Joined(ReleaseText words, int last)
    {
        var next = last + 1;
        if (next >= words.Count || words[last].IsPossessive) return null;
        if (words.Between(last) is ", " or "/" or " / " or " & ")
        {
            if (words.Between(last) is ", " && !IsListed(words, next)) return null;
        }
        else if (words.IsNextTo(last, next) && words[next].Text is "and" or "or" && words.IsNextTo(next, next + 1))
        {
            next++;
        }
        else
        {
            return null;
        }

        var isPossible = words[next].IsCapitalised && !IsOrdinary(words[next].Text);
        return Name(words, next, expected: isPossible) is { } end ? (next, end) : null;
    }

    private static bool IsListed(ReleaseText words, int index) =>
        index + 2 < words.Count && words.IsNextTo(index, index + 1) && words[index + 1].Text is "and" && words[index + 2].IsCapitalised;

    private static bool IsSpeaker(ReleaseText words, int index) => words.IsNextTo(index, index + 1) && Speaking.Contains(words[index + 1].Text);

    /// <summary>"Grace at reception", "Hope on the front desk".</summary>
    private static bool IsAtDesk(ReleaseText words, int index)
    {
        if (!words.IsNextTo(index, index + 1) || words[index + 1].Text is not ("at" or "on" or "in" or "from") || !words.IsNextTo(index + 1, index + 2)) return false;
        var place = words[index + 2].Text is "the" or "our" && words.IsNextTo(index + 2, index + 3) ? words[index + 3].Text : words[index + 2].Text;
        return place is "reception" or "front" or "desk" or "dispensary" or "switchboard" or "phones" or "admin" or "secretaries" or "counter";
    }

    /// <summary>Two words beside each other, inside a sentence, that have capitals and are nothing that is known: "Edna Pickles".</summary>
    private static bool IsWholeName(ReleaseText words, int index) =>
        index > 0 && !words.BeginsSentence(index) && words.IsNextTo(index, index + 1) && words[index + 1] is { IsCapitalised: true } next && !IsOrdinary(next.Text)
        && char.IsLower(words[index - 1].Text[0]);

    /// <summary>Whether the words before speak of a person.</summary>
    private static bool IsExpected(ReleaseText words, int index)
    {
        if (index == 0) return false;
        var isClose = words.IsNextTo(index - 1, index);
        var before = words[index - 1].Text;
        if (Lists.People.Contains(before)) return (isClose || words.Between(index - 1) is " (" or ", " or ": ") && !(words.Between(index - 1) is ", " && IsOrdinary(words[index].Text));
        if (!isClose) return false;
        if (SpokenTo.Contains(before.ToLowerInvariant())) return true;
        if (before is "Ask" or "ask" or "Tell" or "tell" or "Dear") return true;
        if (index < 2 || !words.IsNextTo(index - 2, index - 1)) return false;
        var verb = words[index - 2].Text.ToLowerInvariant();
        return before switch
        {
            "by" => DoneBy.Contains(verb) || verb.EndsWith("ed", StringComparison.Ordinal),
            "from" => verb is "complaint" or "call" or "email" or "message" or "letter" or "feedback" or "voicemail" or "text" or "apology" or "note" or "heard",
            "to" => verb is "spoke" or "spoken" or "talked" or "speaking" or "apologised" or "belongs" or "belonged" or "belonging" or "wrote" or "written",
            "with" => verb is "spoke" or "discussed" or "spoken" or "met" or "agreed" or "speaking" or "left" or "lives" or "living" or "checked",
            "for" => verb is "mistaken" or "labelled" or "named" or "meant" or "intended",
            _ => false,
        };
    }
}
