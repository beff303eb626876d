using LearnSafe.Domain.Responses;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>A finding as it was typed.</summary>
public sealed class FindingInput
{
    public string? Element { get; set; }

    public string? Text { get; set; }

    public string? Effect { get; set; }

    public string? Strength { get; set; }

    public string? WorkAs { get; set; }

    public IReadOnlyList<string> InteractsWith { get; set; } = [];

    /// <summary>The number of the finding that is changed, when the page was shown.</summary>
    public int Seen { get; set; }

    public static FindingInput Of(ReadableFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new FindingInput
        {
            Element = finding.Finding.Element.ToString(), Text = finding.Finding.Text, Effect = finding.Finding.Effect.ToString(), Strength = finding.Strength.ToString(), WorkAs = finding.WorkAs.ToString(),
            InteractsWith = [.. finding.Finding.InteractsWith.Select(other => other.ToString())], Seen = finding.Revision,
        };
    }

    /// <summary>Null where something is missing or wrong, which <paramref name="state"/> then says.</summary>
    /// <param name="judge">Judges a text: field, text, what to say of none, longest.</param>
    internal FindingText? Read(ReadableResponse known, Action<string, string?, string?, int> judge, ModelStateDictionary state, string prefix)
    {
        if (!Enum.TryParse<SeipsElement>(Element, out var element) || !Enum.IsDefined(element)) state.AddModelError($"{prefix}.{nameof(Element)}", "Select a part of the system");
        judge($"{prefix}.{nameof(Text)}", Text, "Enter what you found", ResponseFinding.Longest);
        if (!Enum.TryParse<SeipsEffect>(Effect, out var effect) || !Enum.IsDefined(effect)) state.AddModelError($"{prefix}.{nameof(Effect)}", "Select what it did");
        var strength = Enum.TryParse<FindingStrength>(Strength, out var typed) && Enum.IsDefined(typed) ? typed : FindingStrength.Reported;
        var view = Enum.TryParse<WorkView>(WorkAs, out var seen) && Enum.IsDefined(seen) ? seen : WorkView.Done;
        var others = InteractsWith.Select(other => Guid.TryParse(other, out var id) ? id : Guid.Empty).Where(id => known.Findings.Any(finding => finding.Finding.Id == id));
        return state.IsValid ? new FindingText(element, Text!, effect, strength, view, [.. others]) : null;
    }
}
