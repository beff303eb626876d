using System.Globalization;
using System.Text.Json.Nodes;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace LearnSafe.Features.Interface;

/// <summary>Puts into the OpenAPI document what is the same everywhere, and what endpoints say of themselves by <see cref="InterfaceParameter"/> and <see cref="InterfaceAnswer"/>.</summary>
internal static class InterfaceDocument
{
    private const string KeyScheme = "key";
    private const string SessionScheme = "session";

    private static readonly (int Status, string Description)[] Faults =
    [
        (StatusCodes.Status400BadRequest, "Something of the request is not understood, or may not be asked so; the sentence says what."),
        (StatusCodes.Status401Unauthorized, "No session and no key, or a key that is not known or was revoked."),
        (StatusCodes.Status403Forbidden, "The session or key may not read this. Without a key there is no body."),
        (StatusCodes.Status429TooManyRequests, "The key has asked more than it may in a minute, or too many wrong keys came from this address; Retry-After says when to come again."),
        (StatusCodes.Status503ServiceUnavailable, "The records are being read for counting after a start, or their words are being made ready to be searched; Retry-After says when to come again."),
    ];

    public static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "LearnSafe",
            Version = "1",
            Description = "Records and numbers for other programs. An address that begins with /api/v1 goes on to mean the same: columns, members and addresses are added and not changed. Whoever asks gets what they may read: an organisation's program its own records, without who reported; that of a network, group or board coded answers and released wording.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [KeyScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ReaderScheme.KeyHeader, Description = "The key of a program that may read." },
            [SessionScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = SessionCookie.Name, Description = "The session of a person who is signed in." },
        };
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations ?? []).Select(path => path.Value))
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }, new() { [new OpenApiSecuritySchemeReference(SessionScheme, document)] = [] }];
        return Task.CompletedTask;
    }

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var said = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters = [.. operation.Parameters ?? [], .. said.OfType<InterfaceParameter>().Select(Parameter)];
        operation.Responses ??= [];
        foreach (var answer in said.OfType<InterfaceAnswer>())
            operation.Responses["200"] = new OpenApiResponse { Description = answer.Description, Content = new Dictionary<string, OpenApiMediaType> { [answer.MediaType] = new() { Schema = Schema(answer) } } };
        foreach (var (status, description) in Faults)
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse { Description = description, Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = Fault() } } };
        return Task.CompletedTask;
    }

    /// <summary>A family of names cannot be told but as an object whose members stand in the address themselves; its name in the document is only a name.</summary>
    private static IOpenApiParameter Parameter(InterfaceParameter part)
    {
        OpenApiSchema value = new() { Type = JsonSchemaType.String };
        if (part.Values.Count > 0) value.Enum = [.. part.Values.Select(known => (JsonNode)known)];
        return new OpenApiParameter
        {
            Name = part.IsFamily ? part.Name + "*" : part.Name,
            In = ParameterLocation.Query,
            Description = part.IsFamily ? $"{part.Description} Write {part.Name} and the name of the dimension: {part.Example}" : part.Description,
            Explode = part.Repeats || part.IsFamily,
            Style = ParameterStyle.Form,
            Schema = part.IsFamily ? new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = value } }
                : part.Repeats ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = value } : value,
            Example = part.IsFamily ? new JsonObject { [part.Example.Split('=')[0]] = new JsonArray(part.Example.Split('=')[1]) } : part.Repeats ? new JsonArray(part.Example) : (JsonNode)part.Example,
        };
    }

    private static OpenApiSchema Fault() => new() { Type = JsonSchemaType.Object, Required = new HashSet<string> { "error" }, Properties = new Dictionary<string, IOpenApiSchema> { ["error"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "A sentence for whoever wrote the program." } } };

    private static IOpenApiSchema Schema(InterfaceAnswer answer) =>
        answer.Schema is null ? new OpenApiSchema { Type = JsonSchemaType.String } : OpenApiModelFactory.Parse<OpenApiSchema>(answer.Schema, OpenApiSpecVersion.OpenApi3_1, new OpenApiDocument(), out _, OpenApiConstants.Json)!;
}
