using System.Globalization;
using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Responses;

/// <summary>Published content of which each version holds from a day on.</summary>
public interface IDatedContent
{
    /// <summary>The first day on which it holds.</summary>
    DateOnly From { get; }

    /// <summary>The day from which it does not hold any more; null while no end is known.</summary>
    DateOnly? Until { get; }
}

/// <summary>All versions of something published. Old ones stay readable: what was decided keeps the version it was decided with.</summary>
public sealed class DatedVersions<T>
    where T : class, IDatedContent
{
    private readonly SortedDictionary<int, T> versions;

    internal DatedVersions(Dictionary<int, T> versions) => this.versions = new(versions);

    public IReadOnlyCollection<int> Versions => versions.Keys;

    /// <summary>Null where there is none of that number.</summary>
    public T? Find(int version) => versions.GetValueOrDefault(version);

    /// <summary>The newest that holds on the day; before the first, the first.</summary>
    public T On(DateOnly day) => versions.Values.LastOrDefault(content => content.From <= day && (content.Until is not { } end || day < end)) ?? versions.Values.First();

    /// <param name="kind">How its files are called before the version: <c>national-criteria</c>.</param>
    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    internal static DatedVersions<T> Load(string contentFolder, string kind, Func<ContentPlace, int, T?> read)
    {
        ContentFolder folder = new(contentFolder, "psirf");
        var found = folder.Read(kind, read);
        if (found.Count == 0 && folder.Faults.Count == 0) folder.Fault($"psirf/{kind}-v1.json", "The file is missing.");
        return folder.Faults.Count == 0 ? new DatedVersions<T>(found) : throw new ContentException(folder.Faults);
    }
}

/// <summary>Reads days of content files.</summary>
internal static class ContentDays
{
    public static DateOnly Day(this ContentPlace place, string property)
    {
        if (DateOnly.TryParseExact(place.Text(property), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        place.At(property).Fault("A day such as 2026-12-25 is expected here.");
        return default;
    }

    /// <summary>The day from which it does not hold any more, which lies behind its first.</summary>
    public static DateOnly? End(this ContentPlace place, DateOnly from)
    {
        if (!place.Has("until")) return null;
        var until = place.Day("until");
        if (until <= from) place.At("until").Fault("It must lie behind from.");
        return until;
    }
}
