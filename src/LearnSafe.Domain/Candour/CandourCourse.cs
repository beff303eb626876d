namespace LearnSafe.Domain.Candour;

/// <summary>The steps that must be seen to once an incident is notifiable, in the order in which they make sense.</summary>
public enum CandourStep
{
    /// <summary>Told in person, with an apology and support, and written down: regulation 20(3).</summary>
    Told,

    /// <summary>Told in writing: regulation 20(4).</summary>
    Written,

    /// <summary>Results of further enquiries, in writing: regulation 20(4)(c).</summary>
    Results,
}

/// <summary>What has been done in a case.</summary>
/// <param name="Statutory">False for a case of the professional duty, or of openness, which asks only to tell and to say sorry.</param>
/// <param name="TellBy">The organisation's target; the law sets no number of days.</param>
/// <param name="WriteBy">The organisation's target for the letter.</param>
/// <param name="NotReachedOn">Since when the person cannot be reached or declines; null where neither is so.</param>
/// <param name="Attempts">How many attempts are written down.</param>
public sealed record CandourDone(bool Statutory, DateOnly TellBy, DateOnly WriteBy, DateOnly? ToldOn, DateOnly? WrittenOn, DateOnly? ResultsOn, DateOnly? NotReachedOn, int Attempts);

/// <summary>How one step stands.</summary>
/// <param name="On">When it was done; null where it was not.</param>
/// <param name="By">The target; null where there is none.</param>
/// <param name="Needed">False where the person cannot be reached or declines, or the case is not a statutory one.</param>
public sealed record CandourStepState(CandourStep Step, DateOnly? On, DateOnly? By, bool Needed)
{
    /// <summary>Past the target, and still to be done.</summary>
    public bool IsOverdue(DateOnly today) => Needed && On is null && By < today;

    /// <summary>Still to be done.</summary>
    public bool IsDue => Needed && On is null;
}

/// <summary>The course of a case: what is left, what makes no sense in its order, and whether it can be closed. Regulation 20(2) to (5).</summary>
public static class CandourCourse
{
    /// <summary>Every step, in order.</summary>
    public static IReadOnlyList<CandourStepState> Steps(CandourDone done)
    {
        ArgumentNullException.ThrowIfNull(done);
        // 20(5): where the person cannot be contacted or declines, the attempts are written down and (2) to (4) do not apply.
        var reached = done.NotReachedOn is null;
        return
        [
            new(CandourStep.Told, done.ToldOn, done.TellBy, reached),
            new(CandourStep.Written, done.WrittenOn, done.Statutory ? done.WriteBy : null, reached && done.Statutory),
            new(CandourStep.Results, done.ResultsOn, null, reached && done.Statutory),
        ];
    }

    /// <summary>The step to do next; null where none is left.</summary>
    public static CandourStepState? Next(CandourDone done) => Steps(done).FirstOrDefault(step => step.IsDue);

    /// <summary>Sentences on steps whose order makes no sense. The law does not forbid it; the reader looks again.</summary>
    public static IReadOnlyList<string> Warnings(CandourDone done)
    {
        ArgumentNullException.ThrowIfNull(done);
        List<string> found = [];
        if (done.NotReachedOn is null && done.WrittenOn is { } written && (done.ToldOn is null || written < done.ToldOn)) found.Add("The letter went before the person was told. The regulation asks for a written notification that follows the one in person.");
        if (done.ResultsOn is { } results && (done.WrittenOn is null || results < done.WrittenOn)) found.Add("Results of enquiries were given before the first letter. The first letter says which enquiries are made.");
        if (done.NotReachedOn is not null && done.Attempts == 0) found.Add("No attempt to reach the person is written down. The regulation asks for a written record of attempts.");
        return found;
    }

    /// <summary>Sentences on what is missing before the case can be closed; none where it can be.</summary>
    public static IReadOnlyList<string> MissingToClose(CandourDone done)
    {
        ArgumentNullException.ThrowIfNull(done);
        if (done.NotReachedOn is not null) return done.Attempts > 0 ? [] : ["Write down the attempts to reach the person"];
        return [.. Steps(done).Where(step => step.IsDue).Select(step => step.Step switch
        {
            CandourStep.Told => "Tell the person, or write down the attempts to reach them",
            CandourStep.Written => "Send the letter",
            _ => "Send the results of enquiries, or say in the step that none were needed",
        })];
    }
}
