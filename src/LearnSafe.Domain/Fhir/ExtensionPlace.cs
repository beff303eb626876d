using System.Globalization;
using System.Runtime.InteropServices;

namespace LearnSafe.Domain.Fhir;

/// <summary>Where an extension stands in an AdverseEvent; its text is a FHIRPath, made only when there is a fault.</summary>
/// <param name="Contained">Index of the contained resource; -1 for the event itself.</param>
/// <param name="Section">Index of the section's extension; -1 for the resource itself.</param>
/// <param name="Answer">Index of the answer's extension inside the section; -1 for the section itself.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ExtensionPlace(int Contained, int Section = -1, int Answer = -1)
{
    internal string Value => $"{this}.value";

    public override string ToString()
    {
        var text = "AdverseEvent";
        if (Contained >= 0) text += string.Create(CultureInfo.InvariantCulture, $".contained[{Contained}]");
        if (Section >= 0) text += string.Create(CultureInfo.InvariantCulture, $".extension[{Section}]");
        if (Answer >= 0) text += string.Create(CultureInfo.InvariantCulture, $".extension[{Answer}]");
        return text;
    }
}
