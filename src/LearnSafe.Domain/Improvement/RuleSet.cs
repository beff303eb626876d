namespace LearnSafe.Domain.Improvement;

/// <summary>How two of three points near a limit are judged.</summary>
public enum TwoOfThreeRule
{
    None,

    /// <summary>All three on one side of the centre, two of them beyond two thirds of the way to the limit and not outside it.</summary>
    NearTheLimit,

    /// <summary>Two of the three beyond two sigma on one side, those outside the limits too.</summary>
    BeyondTwoSigma,
}

/// <summary>A named set of rules that tell special cause variation. A point outside the limits is a signal in each of them.</summary>
/// <param name="Name">As it is written in a specification.</param>
/// <param name="Shift">So many points in a row on one side of the centre; 0 where the set has no such rule.</param>
/// <param name="Trend">So many points in a row, each higher (or each lower) than the one before; 0 for none.</param>
/// <param name="TwoOfThree">How two of three near a limit are judged.</param>
/// <param name="FourOfFive">Whether four of five beyond one sigma on one side are a signal.</param>
/// <param name="InnerThird">So many in a row within one sigma of the centre; 0 for none.</param>
/// <param name="Alternating">So many in a row that go up and down in turn; 0 for none.</param>
/// <param name="OuterThirds">So many in a row beyond one sigma on either side; 0 for none.</param>
public sealed record RuleSet(string Name, int Shift, int Trend, TwoOfThreeRule TwoOfThree, bool FourOfFive = false, int InnerThird = 0, int Alternating = 0, int OuterThirds = 0)
{
    /// <summary>NHS England's Making Data Count, as the NHS-R Community wrote it down: 7, 7 and 2 of 3.</summary>
    public static RuleSet MakingDataCount { get; } = new("mdc7", 7, 7, TwoOfThreeRule.NearTheLimit);

    /// <summary>The Institute for Healthcare Improvement's control chart rules, and older NHS spreadsheets: 8, 6, 2 of 3 and 15 in the inner third.</summary>
    public static RuleSet HealthcareImprovement { get; } = new("ihi8", 8, 6, TwoOfThreeRule.NearTheLimit, InnerThird: 15);

    /// <summary>The limits, and for all else the runs analysis of Anhøj.</summary>
    public static RuleSet Anhoej { get; } = new("anhoej", 0, 0, TwoOfThreeRule.None);

    /// <summary>Western Electric 1956.</summary>
    public static RuleSet WesternElectric { get; } = new("we", 8, 0, TwoOfThreeRule.BeyondTwoSigma, FourOfFive: true);

    /// <summary>Nelson 1984.</summary>
    public static RuleSet Nelson { get; } = new("nelson", 9, 6, TwoOfThreeRule.BeyondTwoSigma, FourOfFive: true, InnerThird: 15, Alternating: 14, OuterThirds: 8);

    /// <summary>All sets.</summary>
    public static IReadOnlyList<RuleSet> All { get; } = [MakingDataCount, HealthcareImprovement, Anhoej, WesternElectric, Nelson];
}
