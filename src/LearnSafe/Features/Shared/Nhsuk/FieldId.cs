using Microsoft.AspNetCore.Mvc.Rendering;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>The id of the field with a name, the same for the field itself and for the error summary that links to it.</summary>
public static class FieldId
{
    private static readonly string[] DateParts = [".Day", ".Month", ".Year"];

    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        // The design system writes the parts of a date in small letters: when-day.
        var part = Array.Find(DateParts, part => name.EndsWith(part, StringComparison.Ordinal));
        return part is null ? Sanitised(name) : $"{Sanitised(name[..^part.Length])}-{part[1..].ToLowerInvariant()}";
    }

    private static string Sanitised(string name) => TagBuilder.CreateSanitizedId(name, "-");
}
