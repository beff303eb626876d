using System.Globalization;

namespace LearnSafe.Features.Events.Questions;

/// <summary>What was pressed, and what else is sent that is no answer.</summary>
/// <param name="Press"><c>later</c>, <c>add</c>, <c>remove</c> …; null for the way on.</param>
/// <param name="Removing">What the person has agreed to remove (<see cref="AskView.RemovedKey"/>).</param>
/// <param name="Version">Of the draft, or the revision, that was on screen.</param>
public sealed record Pressed(string? Press, string Removing, int Version)
{
    /// <summary>Every finding, where one is named by its place among them.</summary>
    public const int All = -1;

    /// <summary>Replace this finding, or <see cref="All"/>; null where it was not pressed.</summary>
    public int? Replace { get; private init; }

    public int? Keep { get; private init; }

    public string KeepReason { get; private init; } = "";

    public IReadOnlyList<KeptFinding> Kept { get; private init; } = [];

    public static Pressed Of(FieldValues sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var press = sent.First("press");
        var replace = press == "replace-all" ? All : Number(press, "replace-");
        var keep = Number(press, "keep-");
        return new Pressed(replace is null && keep is null && press.Length > 0 ? press : null, sent.First("removing"), Whole(sent.First("version")))
        {
            Replace = replace,
            Keep = keep,
            KeepReason = keep is null ? "" : sent.First(string.Create(CultureInfo.InvariantCulture, $"keep-reason-{keep}")),
            Kept = ReadKept(sent.First("kept")),
        };
    }

    /// <summary>Whether a field is part of the form's working and no answer.</summary>
    public static bool IsNoAnswer(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name is "press" or "removing" or "version" or "kept" or "draft" or "patient" or "__RequestVerificationToken" || name.StartsWith("keep-reason-", StringComparison.Ordinal);
    }

    private static int? Number(string press, string prefix) =>
        press.StartsWith(prefix, StringComparison.Ordinal) && press[prefix.Length..].All(char.IsAsciiDigit) ? Whole(press[prefix.Length..]) : null;

    private static int Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static IReadOnlyList<KeptFinding> ReadKept(string json)
    {
        try
        {
            return KeptFinding.Read(json);
        }
        catch (System.Text.Json.JsonException)
        {
            // Somebody wrote it by hand: nothing was kept.
            return [];
        }
    }
}
