using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LearnSafe.Domain.Fhir;

/// <summary>Writes FHIR's OperationOutcome: why a request was refused.</summary>
public static class OperationOutcomeWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Both <c>details</c> and <c>diagnostics</c> carry the sentence: clients of the national service read the one or the other.</summary>
    public static void Write(IBufferWriter<byte> output, IReadOnlyList<OperationIssue> issues)
    {
        ArgumentNullException.ThrowIfNull(issues);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "OperationOutcome"u8);
        json.WriteStartArray("issue"u8);
        foreach (var issue in issues)
        {
            json.WriteStartObject();
            json.WriteString("severity"u8, "error"u8);
            json.WriteString("code"u8, IssueCode.FhirType(issue.Code));
            json.WriteStartObject("details"u8);
            json.WriteStartArray("coding"u8);
            json.WriteStartObject();
            json.WriteString("code"u8, issue.Code);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteString("text"u8, issue.Text);
            json.WriteEndObject();
            json.WriteString("diagnostics"u8, issue.Text);
            if (issue.Expression is not null)
            {
                json.WriteStartArray("expression"u8);
                json.WriteStringValue(issue.Expression);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
