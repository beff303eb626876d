using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;

namespace LearnSafe.Domain.Culture;

/// <summary>A question of the guide, answered by yes or no.</summary>
/// <param name="Test">The heading that it stands under.</param>
/// <param name="OnYes">The name of the outcome to which "yes" leads; null goes on.</param>
/// <param name="OnNo">The same for "no".</param>
public sealed record JustCultureQuestion(string Name, string Test, string Text, string? OnYes, string? OnNo);

/// <summary>Where the guide ends.</summary>
/// <param name="Meaning">What to do about the person's action, or why nothing.</param>
/// <param name="System">The wider question, which stays whatever the outcome.</param>
public sealed record JustCultureOutcome(string Name, string Title, string Meaning, string System);

/// <summary>How far somebody has come.</summary>
/// <param name="Answered">What was answered, in order.</param>
/// <param name="Next">The question to put now; null at an outcome.</param>
/// <param name="Outcome">Null while there are questions.</param>
public sealed record JustCultureWalk(IReadOnlyList<(JustCultureQuestion Question, bool Answer)> Answered, JustCultureQuestion? Next, JustCultureOutcome? Outcome);

/// <summary>The just culture guide from <c>content/culture/just-culture-v*.json</c>: the newest version counts. It keeps nothing; the answers are the caller's.</summary>
public sealed class JustCultureGuide
{
    private const string Yes = "y";
    private const string No = "n";

    private readonly IReadOnlyDictionary<string, JustCultureOutcome> outcomes;

    internal JustCultureGuide(string source, RuleStatus status, IReadOnlyList<string> rules, IReadOnlyList<JustCultureQuestion> questions, IReadOnlyDictionary<string, JustCultureOutcome> outcomes) =>
        (Source, Status, Rules, Questions, this.outcomes) = (source, status, rules, questions, outcomes);

    public string Source { get; }

    public RuleStatus Status { get; }

    /// <summary>When it is to be used, and when not.</summary>
    public IReadOnlyList<string> Rules { get; }

    /// <summary>In the order in which they are put.</summary>
    public IReadOnlyList<JustCultureQuestion> Questions { get; }

    /// <summary>Follows answers from the first question to where they lead.</summary>
    /// <param name="answers"><c>y</c> or <c>n</c> a question, as <see cref="Written"/> gives them. From the first that is neither, and behind an outcome, they are left out.</param>
    public JustCultureWalk Walk(string? answers)
    {
        List<(JustCultureQuestion Question, bool Answer)> answered = [];
        foreach (var question in Questions)
        {
            var given = answers is not null && answered.Count < answers.Length ? answers.Substring(answered.Count, 1) : "";
            if (given is not (Yes or No)) return new(answered, question, null);
            answered.Add((question, given == Yes));
            if ((given == Yes ? question.OnYes : question.OnNo) is { } end) return new(answered, null, outcomes[end]);
        }

        throw new InvalidOperationException("The last question leads to an outcome whatever the answer: the reader sees to it.");
    }

    /// <summary>Answers in a form's field.</summary>
    public static string Written(IEnumerable<bool> answers) => string.Concat(answers.Select(answer => answer ? Yes : No));

    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    public static JustCultureGuide Load(string contentFolder)
    {
        ContentFolder folder = new(contentFolder, "culture");
        var versions = folder.Read("just-culture", (root, _) => JustCultureReader.Read(root));
        if (versions.Count == 0 && folder.Faults.Count == 0) folder.Fault("culture/just-culture-v1.json", "The file is missing.");
        return folder.Faults.Count == 0 ? versions[versions.Keys.Max()] : throw new ContentException(folder.Faults);
    }
}
