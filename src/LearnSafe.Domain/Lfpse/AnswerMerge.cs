namespace LearnSafe.Domain.Lfpse;

/// <summary>Whose patients a merge takes, where both changed them and it cannot be told which of one list is which of the other.</summary>
public enum PatientsOf
{
    Theirs,
    Mine,
}

/// <summary>Puts one person's changes on top of another's, so that of two who changed the same record neither loses anything unseen.</summary>
public static class AnswerMerge
{
    /// <summary>What says who a patient is: where both lists answer it, a different answer may mean a different person.</summary>
    private static readonly string[] Identifying = [AnswerCheck.PatientSequence, PatientAge.Question, "AgeBracket", "Gender", "PatientEthnicity"];

    /// <summary>
    /// Whether a person must say whose patients to take: both changed them, and one of the two lists is not the patients that both began from.
    /// By their place alone, one patient's answers could end up with another.
    /// </summary>
    public static bool NeedsChoiceOfPatients(EventAnswers origin, EventAnswers mine, EventAnswers theirs)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);
        return !mine.Patients.SequenceEqual(origin.Patients) && !theirs.Patients.SequenceEqual(origin.Patients) && !mine.Patients.SequenceEqual(theirs.Patients)
            && !(SamePatients(origin, mine) && SamePatients(origin, theirs));
    }

    /// <summary>
    /// What <paramref name="theirs"/> says, with every question answered as in <paramref name="mine"/> where mine differs from
    /// <paramref name="origin"/>. Identifiers stay theirs: no form changes them.
    /// </summary>
    /// <param name="origin">What both began from.</param>
    /// <param name="patients">Where <see cref="NeedsChoiceOfPatients"/>: the patients of which list, whole.</param>
    /// <exception cref="ArgumentException">The answers are of different taxonomy versions.</exception>
    public static EventAnswers OnTop(EventAnswers origin, EventAnswers mine, EventAnswers theirs, PatientsOf patients = PatientsOf.Theirs)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);
        if (mine.TaxonomyVersion != theirs.TaxonomyVersion) throw new ArgumentException("The answers are of different taxonomy versions.", nameof(theirs));
        var merged = theirs;
        foreach (var (question, patient, _, after) in AnswerDifferences.Between(origin, mine))
        {
            if (patient is not null || question is AnswerDifferences.IdentifierQuestion) continue;
            merged = question is AnswerDifferences.TypeQuestion ? merged with { Type = mine.Type } : merged.With(question, after);
        }

        return merged with { Patients = Patients(origin, mine, theirs, patients) };
    }

    private static IReadOnlyList<AnswerSet> Patients(EventAnswers origin, EventAnswers mine, EventAnswers theirs, PatientsOf patients)
    {
        if (mine.Patients.SequenceEqual(origin.Patients)) return theirs.Patients;
        if (theirs.Patients.SequenceEqual(origin.Patients)) return mine.Patients;
        if (NeedsChoiceOfPatients(origin, mine, theirs)) return patients == PatientsOf.Mine ? mine.Patients : theirs.Patients;
        if (mine.Patients.SequenceEqual(theirs.Patients)) return theirs.Patients;
        AnswerSet[] merged = [.. theirs.Patients];
        foreach (var (question, patient, _, after) in AnswerDifferences.Between(origin, mine))
        {
            if (patient is { } index) merged[index] = merged[index].With(question, after);
        }

        return merged;
    }

    private static bool SamePatients(EventAnswers one, EventAnswers other) =>
        one.Patients.Count == other.Patients.Count && one.Patients.Zip(other.Patients).All(pair => SamePatient(pair.First, pair.Second));

    private static bool SamePatient(AnswerSet one, AnswerSet other) =>
        Array.TrueForAll(Identifying, question => !one.Has(question) || !other.Has(question) || one[question].SequenceEqual(other[question], StringComparer.Ordinal));
}
