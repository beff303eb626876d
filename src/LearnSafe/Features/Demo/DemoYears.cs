namespace LearnSafe.Features.Demo;

/// <summary>What every provider of the demo's board recorded in the years before, and what can be found in it.</summary>
/// <param name="Months">Whole months before this one.</param>
/// <param name="RecordsAMonth">By provider, in the last year on average; half of that at the beginning.</param>
/// <param name="Leads">Of the providers whom nobody else is known of.</param>
/// <param name="More">Beside those.</param>
/// <param name="GoodCare">At least so many records of good care of the whole board in each of the last months, the oldest first.</param>
/// <param name="ReleasedMonths">For how many months back wording was released to others.</param>
/// <param name="OneReleasedOf">Of so many incidents one.</param>
public sealed record DemoYears(
    int Months, long Seed, IReadOnlyDictionary<string, double> RecordsAMonth, IReadOnlyList<DemoLead> Leads, IReadOnlyList<DemoMore> More, IReadOnlyList<int> GoodCare, int ReleasedMonths, int OneReleasedOf);

/// <summary>The one person of a provider.</summary>
public sealed record DemoLead(string Organisation, string Name, string Email, string Work);

/// <summary>Incidents that came beside the usual ones.</summary>
/// <param name="What">Why, for whoever reads the file.</param>
/// <param name="Question">The coded answer that they have in common.</param>
/// <param name="Counts">In each of the last whole months, the oldest first.</param>
public sealed record DemoMore(string Organisation, string What, string Question, string Code, IReadOnlyList<int> Counts);
