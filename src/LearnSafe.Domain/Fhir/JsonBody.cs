using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace LearnSafe.Domain.Fhir;

/// <summary>Parses a request's body, and says where it is not JSON. What it lets through can be read without a surprise: valid UTF-8, no half surrogate pairs, no property twice.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    internal static JsonDocument? Parse(ReadOnlyMemory<byte> body, out OperationIssue? fault)
    {
        // A byte order mark is not JSON; some programs send one all the same, and it says nothing.
        if (body.Span.StartsWith(Encoding.UTF8.Preamble)) body = body[3..];
        fault = null;
        if (body.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0) fault = Malformed("The body is empty");
        else if (!Utf8.IsValid(body.Span)) fault = Malformed("The body is not UTF-8", body.Span, FirstInvalidByte(body.Span));
        else if (FirstLoneSurrogate(body.Span) is { } place) fault = Malformed("The body is not JSON: half a surrogate pair is escaped", body.Span, place);
        if (fault is not null) return null;
        try
        {
            return JsonDocument.Parse(body, Options);
        }
        catch (JsonException exception)
        {
            fault = Malformed($"The body is not JSON: {Reason(exception)}", exception.LineNumber, exception.BytePositionInLine);
            return null;
        }
    }

    private static OperationIssue Malformed(string text, ReadOnlySpan<byte> body, int place)
    {
        var before = body[..place];
        return Malformed(text, before.Count((byte)'\n'), place - (before.LastIndexOf((byte)'\n') + 1));
    }

    private static OperationIssue Malformed(string text, long? line = null, long? position = null) => new(
        IssueCode.MalformedJson,
        line is null ? $"{text}." : string.Create(CultureInfo.InvariantCulture, $"{text} (line {line + 1}, position {(position ?? 0) + 1})."));

    /// <summary>The parser's own reason, without the numbers it adds (they count from 0) and without a full stop.</summary>
    private static string Reason(JsonException exception)
    {
        var numbers = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = (numbers < 0 ? exception.Message : exception.Message[..numbers]).TrimEnd('.');
        return reason.Length > 200 ? $"{reason.AsSpan(0, 200)}…" : reason;
    }

    private static int FirstInvalidByte(ReadOnlySpan<byte> body)
    {
        var place = 0;
        while (place < body.Length && Rune.DecodeFromUtf8(body[place..], out _, out var length) == OperationStatus.Done) place += length;
        return place;
    }

    private static int? FirstLoneSurrogate(ReadOnlySpan<byte> body)
    {
        for (var place = Next(body, 0); place >= 0; place = Next(body, place))
        {
            var unit = EscapedUnit(body, place);
            if (unit is null || !char.IsSurrogate(unit.Value))
            {
                place += 2;
                continue;
            }

            if (EscapedUnit(body, place + 6) is not { } second || !char.IsSurrogatePair(unit.Value, second)) return place;
            place += 12;
        }

        return null;
    }

    private static int Next(ReadOnlySpan<byte> body, int from)
    {
        if (from >= body.Length) return -1;
        var next = body[from..].IndexOf((byte)'\\');
        return next < 0 ? -1 : from + next;
    }

    private static char? EscapedUnit(ReadOnlySpan<byte> body, int place) =>
        place + 6 <= body.Length && body[place] == '\\' && body[place + 1] == 'u'
        && ushort.TryParse(body.Slice(place + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
