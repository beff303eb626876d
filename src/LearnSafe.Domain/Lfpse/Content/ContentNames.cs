using System.Text.RegularExpressions;
using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Lfpse;

/// <summary>Names that become part of an address.</summary>
internal static partial class ContentNames
{
    public static string Read(ContentPlace place)
    {
        var name = place.Text("name");
        if (name.Length > 0 && !Address().IsMatch(name)) place.At("name").Fault($"\"{name}\" cannot stand in an address: small letters and digits, with single hyphens between, are allowed.");
        return name;
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
