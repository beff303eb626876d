using LearnSafe.Domain.Content;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Review;

/// <summary>What a review points out and looks at first, from <c>content/review/signs-v*.json</c>: the newest version counts.</summary>
public sealed class ReviewSigns
{
    private const string VeryConcerned = "5";

    private readonly IReadOnlyList<SignCondition> safeguarding;

    internal ReviewSigns(IReadOnlyList<SignCondition> safeguarding, SeveralRule several, IReadOnlyList<ReviewSign> all) => (this.safeguarding, Several, All) = (safeguarding, several, all);

    /// <summary>When records are several in a short time.</summary>
    public SeveralRule Several { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ReviewSign> All { get; }

    /// <summary>Why the event is looked at before others; the first reason counts.</summary>
    public ReviewUrgency UrgencyOf(EventAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return ReportedHarm.Of(answers).Combined switch
        {
            1 => ReviewUrgency.Fatal,
            2 => ReviewUrgency.Severe,
            _ when safeguarding.Any(condition => condition.Holds(answers)) => ReviewUrgency.Safeguarding,
            _ when answers.First("LevelOfConcern") == VeryConcerned => ReviewUrgency.VeryConcerned,
            _ => ReviewUrgency.Usual,
        };
    }

    /// <summary>What is pointed out in an event, in the order of the file.</summary>
    public IReadOnlyList<ReviewSign> SeenIn(EventAnswers answers) => [.. All.Where(sign => sign.IsSeenIn(answers))];

    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    public static ReviewSigns Load(string contentFolder)
    {
        ContentFolder folder = new(contentFolder, "review");
        var versions = folder.Read("signs", (root, _) => ReviewSignsReader.Read(root));
        if (versions.Count == 0 && folder.Faults.Count == 0) folder.Fault("review/signs-v1.json", "The file is missing.");
        return folder.Faults.Count == 0 ? versions[versions.Keys.Max()] : throw new ContentException(folder.Faults);
    }
}
