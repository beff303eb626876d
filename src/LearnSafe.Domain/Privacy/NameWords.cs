namespace LearnSafe.Domain.Privacy;

/// <summary>The words that decide whether a capitalised word after a title is a name.</summary>
internal static class NameWords
{
    /// <summary>
    /// Titles as they are written, and whether they are mostly borne by staff. In capitals only DR, MRS and PROF: MR is a scan or
    /// modified release, MS multiple sclerosis. In lower case not "miss" (a verb) nor "ms" (milliseconds).
    /// </summary>
    public static readonly Dictionary<string, bool> Titles = new(StringComparer.Ordinal)
    {
        ["Mr"] = false,
        ["Mrs"] = false,
        ["Ms"] = false,
        ["Miss"] = false,
        ["Mx"] = false,
        ["Sir"] = false,
        ["Dame"] = false,
        ["Rev"] = false,
        ["Revd"] = false,
        ["Reverend"] = false,
        ["mr"] = false,
        ["mrs"] = false,
        ["mx"] = false,
        ["MRS"] = false,
        ["sister"] = false,
        ["Dr"] = true,
        ["Prof"] = true,
        ["Professor"] = true,
        ["Doctor"] = true,
        ["Nurse"] = true,
        ["Sister"] = true,
        ["dr"] = true,
        ["prof"] = true,
        ["professor"] = true,
        ["doctor"] = true,
        ["nurse"] = true,
        ["DR"] = true,
        ["PROF"] = true,
    };

    /// <summary>Titles that are followed by nothing but a name, so that Mrs Day and Mr Case are found.</summary>
    public static readonly HashSet<string> OnlyBeforeNames = new(["Mr", "Mrs", "Mx", "mr", "mrs", "mx", "MRS"], StringComparer.Ordinal);

    /// <summary>Lower-case words inside a surname: "van der Berg", "de Souza".</summary>
    public static readonly HashSet<string> Particles =
        new("van von der den de da di dos du del della la le el al bin ibn ben ap ten ter st".Split(' '), StringComparer.Ordinal);

    /// <summary>After a name these make a place of it: "Dr Gray's Hospital", "Sir Robert Peel Hospital".</summary>
    public static readonly HashSet<string> Places =
        new("Hospital Infirmary Road Street Avenue Lane House Ward Unit Wing Trust Hospice".Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> NotNames = new(
        ("a about according accident account action add address advice advised advisor after again agreed all alert allergy also although am an and another answer any apologised "
         + "appointment appointments appraisal april are area as asked assessment assistant associate at attended august available aware away back batch be because been before bleep blood book "
         + "booked booking both but by call called came can care case catch catches centre changed charge check checked checks clinic clinical clinician collected community "
         + "consultation consultant contacted coordinator could cover covered covering date datix day days december decided did director discharge discussed dispensed dispenser dispensing do doctor doctors does "
         + "dose doses drug due duty each educator emergency error evening event examined february filed first for forgot found friday from gave "
         + "general gone gp group had has have he health helpline her here his home hospital hours how however i if immediately in incident informed injection inspector into is issued it january july june just "
         + "key last later lead leader led letter line list locum log manager managers march may me medication medicine meeting message midwife monday monitoring morning must my near new next night "
         + "no noted not november now nurse nurses october of off office on once one only or our out outcome patient patients phoned phone pharmacist pharmacy please practice practitioner "
         + "practitioners prescribed prescriber prescribers prescribing prescription question rang reason reception receptionist records referral referred registrar replied report reported reporting reports request requested requests result "
         + "results review reviewed reviews ring role room rota round said saturday saw school scan screening secretary section seen sent september service services session sessions she should sick signed since so some specialist staff still "
         + "stated stopped stock student summary sunday supervisor supplied support surgery system take team telephone telephoned test than thanks that the their them then there therefore these they this "
         + "thought thursday to today told took training treatment triage tuesday two uniform unable unaware unit update urgent us vaccine visit visits visited walk wanted was we wednesday week were what when where "
         + "which while who will with without witnessed work working would wrote yesterday you zone").Split(' '),
        StringComparer.Ordinal);

    private static readonly string[] MedicineEndings =
        ["cillin", "statin", "prazole", "sartan", "mycin", "xaban", "formin", "olol", "pril", "dipine", "parin", "oxacin", "codone", "gliptin", "gliflozin"];

    /// <summary>Whether the word, in any case, is an ordinary word or a medicine where a name was expected.</summary>
    public static bool IsNoName(string word)
    {
        var lower = word.ToLowerInvariant();
        return NotNames.Contains(lower) || (lower.Length > 6 && Array.Exists(MedicineEndings, ending => lower.EndsWith(ending, StringComparison.Ordinal)));
    }
}
