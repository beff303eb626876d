using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Organisations;

/// <summary>What the list of organisations is narrowed to, as it stands in the address. What is empty narrows nothing.</summary>
/// <param name="Text">Words of the name, or the beginning of a code or postcode.</param>
/// <param name="Board">The code of a care board, network or group: only what lies below it.</param>
public sealed record OrganisationFilter(string? Text, OrganisationKind? Kind, CareSetting? Setting, string? Board, bool WithClosed)
{
    /// <summary>Words that we do not know narrow nothing: an address can be typed and passed on.</summary>
    public static OrganisationFilter From(string? text, string? kind, string? setting, string? board, string? closed) => new(
        text?[..Math.Min(text.Length, 100)], Known<OrganisationKind>(kind), Known<CareSetting>(setting), OdsCode.Read(board), closed == "yes");

    public bool IsEmpty => Text is null && Kind is null && Setting is null && Board is null && !WithClosed;

    /// <summary>The query that makes this filter again.</summary>
    public string Query(int page = 1)
    {
        (string Name, string? Value)[] all =
        [
            ("text", Text), ("kind", Kind?.ToString()), ("setting", Setting?.ToString()), ("board", Board), ("closed", WithClosed ? "yes" : null), ("number", page > 1 ? FormattableString.Invariant($"{page}") : null),
        ];
        return QueryString.Create(all.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value))).ToString();
    }

    private static T? Known<T>(string? word) where T : struct, Enum => Enum.TryParse<T>(word, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(word![0]) ? value : null;
}
