namespace LearnSafe.Domain.Lfpse;

/// <summary>Puts one person's changes on top of another's, so that of two who changed the same record neither loses anything unseen.</summary>
public static class AnswerMerge
{
    /// <summary>
    /// What <paramref name="theirs"/> says, with every question answered as in <paramref name="mine"/> where mine differs from
    /// <paramref name="origin"/>. Patients are matched by their place. Identifiers stay theirs: no form changes them.
    /// </summary>
    /// <param name="origin">What both began from.</param>
    /// <exception cref="ArgumentException">The answers are of different taxonomy versions.</exception>
    public static EventAnswers OnTop(EventAnswers origin, EventAnswers mine, EventAnswers theirs)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);
        if (mine.TaxonomyVersion != theirs.TaxonomyVersion) throw new ArgumentException("The answers are of different taxonomy versions.", nameof(theirs));
        var merged = theirs;
        List<AnswerSet> patients = [.. theirs.Patients];
        foreach (var (question, patient, _, after) in AnswerDifferences.Between(origin, mine))
        {
            if (patient is { } index)
            {
                while (patients.Count <= index) patients.Add(AnswerSet.Empty);
                patients[index] = patients[index].With(question, after);
            }
            else if (question is AnswerDifferences.TypeQuestion)
            {
                merged = merged with { Type = mine.Type };
            }
            else if (question is not AnswerDifferences.IdentifierQuestion)
            {
                merged = merged.With(question, after);
            }
        }

        while (patients.Count > 0 && patients[^1].Count == 0) patients.RemoveAt(patients.Count - 1);
        return merged with { Patients = patients };
    }
}
