using System.Buffers;
using LearnSafe.Domain.Fhir;
using Microsoft.Net.Http.Headers;

namespace LearnSafe.Features.FhirApi;

/// <summary>Reads what a program sent.</summary>
public static class FhirBody
{
    /// <summary>In bytes: one megabyte. A record with a hundred patients is a tenth of it.</summary>
    public const int Most = 1024 * 1024;

    /// <summary>The whole body; null where it was refused, which has been told.</summary>
    public static async Task<byte[]?> ReadAsync(FhirCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var request = call.Http.Request;
        if (!IsJson(request))
        {
            await call.RefuseAsync(StatusCodes.Status415UnsupportedMediaType, new OperationIssue(
                IssueCode.WrongContentType, $"Send the record as {FhirCall.Json} or {FhirCall.FhirJson} in UTF-8, not compressed, and say so in Content-Type."));
            return null;
        }

        if (request.ContentLength > Most || await ReadAsync(request, call.Http.RequestAborted) is not { } body)
        {
            await call.RefuseAsync(StatusCodes.Status413PayloadTooLarge, new OperationIssue(IssueCode.BodyTooLarge, "The body is larger than 1 MB (1048576 bytes)."));
            return null;
        }

        return body;
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellation);
            if (read.Buffer.Length > Most) return null;
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool IsJson(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity") return false;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) return false;
        return (type.MediaType.Equals(FhirCall.Json, StringComparison.OrdinalIgnoreCase) || type.MediaType.Equals(FhirCall.FhirJson, StringComparison.OrdinalIgnoreCase))
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
    }
}
