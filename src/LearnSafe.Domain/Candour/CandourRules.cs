using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Candour;

/// <summary>Somebody who may be registered with CQC.</summary>
/// <param name="Test">The name of the test for them; null where no statutory test applies.</param>
/// <param name="UsualFor">Care settings for which this is proposed until somebody confirms it. It decides nothing.</param>
/// <param name="NamesActivities">Whether only some of what they do may be regulated, so that they say which.</param>
public sealed record RegisteredPerson(
    string Name, string Title, string Hint, string? Test, IReadOnlyList<CareSetting> UsualFor, bool NamesActivities, string Source, RuleStatus Status);

/// <summary>An activity that CQC regulates.</summary>
public sealed record RegulatedActivity(string Name, string Title);

/// <summary>A question about harm.</summary>
/// <param name="LeastDays">The days without a break for which it must last, or be likely to; null where its length does not matter.</param>
public sealed record HarmQuestion(string Name, string Ask, string? Help, int? LeastDays);

/// <summary>One way in which the threshold of harm is met: where all of its questions are.</summary>
/// <param name="CouldCounts">Whether it is enough that the incident could result in it.</param>
public sealed record HarmLimb(string Name, string Paragraph, string Title, bool CouldCounts, IReadOnlyList<HarmQuestion> Questions, string Source, RuleStatus Status);

/// <summary>A test of harm of regulation 20, for as long as it counts.</summary>
/// <param name="Until">The last day on which it counts; null while no end is known.</param>
public sealed record HarmTest(string Name, string Paragraph, string Title, DateOnly From, DateOnly? Until, string Lead, IReadOnlyList<HarmLimb> Limbs, string Source, RuleStatus Status)
{
    /// <summary>In the order in which they are asked.</summary>
    public IEnumerable<HarmQuestion> Questions => Limbs.SelectMany(limb => limb.Questions);
}

/// <summary>Something that may change the law.</summary>
public sealed record WatchedChange(string Title, string Note, string Source, RuleStatus Status);

/// <summary>The tests of the duty of candour, from <c>content/candour/tests-v*.json</c>: the newest version counts.</summary>
public sealed class CandourRules
{
    internal CandourRules(int version, IReadOnlyList<RegisteredPerson> people, IReadOnlyList<RegulatedActivity> activities, IReadOnlyList<HarmTest> tests, IReadOnlyList<WatchedChange> watchList) =>
        (Version, RegisteredPeople, Activities, Tests, WatchList) = (version, people, activities, tests, watchList);

    /// <summary>Kept with every assessment.</summary>
    public int Version { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<RegisteredPerson> RegisteredPeople { get; }

    public IReadOnlyList<RegulatedActivity> Activities { get; }

    public IReadOnlyList<HarmTest> Tests { get; }

    public IReadOnlyList<WatchedChange> WatchList { get; }

    /// <summary>Null where there is none of that name.</summary>
    public RegisteredPerson? Find(string? registeredPerson) => RegisteredPeople.FirstOrDefault(known => known.Name == registeredPerson);

    /// <summary>What is proposed for organisations of a care setting, to be confirmed by them; null where nothing is.</summary>
    public RegisteredPerson? Proposed(CareSetting? setting) => setting is { } known ? RegisteredPeople.FirstOrDefault(person => person.UsualFor.Contains(known)) : null;

    /// <summary>The test as it counts on a day; null where the registered person has none, or none counted yet.</summary>
    public HarmTest? TestFor(RegisteredPerson person, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(person);
        return Tests.FirstOrDefault(test => test.Name == person.Test && test.From <= on && (test.Until is null || on <= test.Until));
    }

    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    public static CandourRules Load(string contentFolder)
    {
        ContentFolder folder = new(contentFolder, "candour");
        var versions = folder.Read("tests", CandourRulesReader.Read);
        if (versions.Count == 0 && folder.Faults.Count == 0) folder.Fault("candour/tests-v1.json", "The file is missing.");
        return folder.Faults.Count == 0 ? versions[versions.Keys.Max()] : throw new ContentException(folder.Faults);
    }
}
