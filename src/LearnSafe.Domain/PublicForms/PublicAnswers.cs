using System.Text.Json;

namespace LearnSafe.Domain.PublicForms;

/// <summary>What somebody has answered so far, by page. Immutable.</summary>
/// <param name="StartedOn">The day on which "today" was said.</param>
public sealed record PublicAnswers(DateOnly StartedOn, IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    private static readonly Dictionary<string, IReadOnlyList<string>> None = new(StringComparer.Ordinal);

    /// <summary>What was written and is kept although it looks like a personal detail.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>Nothing answered yet.</summary>
    public static PublicAnswers Begin(DateOnly today) => new(today, None);

    /// <summary>The answers to a page; empty where there is none.</summary>
    public IReadOnlyList<string> Of(string page) => Values.GetValueOrDefault(page, []);

    /// <summary>The first answer to a page.</summary>
    public string? First(string page) => Of(page) is [var first, ..] ? first : null;

    /// <summary>The same with one page answered anew; no values takes the answer away.</summary>
    public PublicAnswers With(string page, params IEnumerable<string> values)
    {
        Dictionary<string, IReadOnlyList<string>> copy = new(Values, StringComparer.Ordinal);
        string[] kept = [.. values.Where(value => value.Length > 0)];
        if (kept.Length == 0) copy.Remove(page);
        else copy[page] = kept;
        return this with { Values = copy };
    }

    /// <summary>The pages that are asked, given these answers, in the order of the form. What a closed page holds counts for nothing.</summary>
    public IReadOnlyList<PublicFormPage> Open(PublicForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        List<PublicFormPage> open = [];
        foreach (var page in form.Pages)
        {
            if (page.When.All(condition => open.Exists(asked => asked.Name == condition.Page) && Of(condition.Page).Intersect(condition.Values, StringComparer.Ordinal).Any())) open.Add(page);
        }

        return open;
    }

    /// <summary>The first page that needs an answer and has none; null where the form can be sent.</summary>
    public PublicFormPage? FirstMissing(PublicForm form) => Open(form).FirstOrDefault(page => page.Missing is not null && Of(page.Name).Count == 0);

    /// <summary>As it is kept.</summary>
    public string Write() => JsonSerializer.Serialize(new Stored(StartedOn, Values, Kept), JsonSerializerOptions.Web);

    /// <summary>What <see cref="Write"/> made.</summary>
    public static PublicAnswers Read(string json)
    {
        var kept = JsonSerializer.Deserialize<Stored>(json, JsonSerializerOptions.Web)!;
        return new PublicAnswers(kept.StartedOn, new Dictionary<string, IReadOnlyList<string>>(kept.Values, StringComparer.Ordinal)) { Kept = kept.Kept };
    }

    private sealed record Stored(DateOnly StartedOn, IReadOnlyDictionary<string, IReadOnlyList<string>> Values, IReadOnlyList<string> Kept);
}
