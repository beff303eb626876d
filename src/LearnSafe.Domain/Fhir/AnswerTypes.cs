using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Fhir;

/// <summary>How the kinds of answer travel in FHIR.</summary>
internal static class AnswerTypes
{
    internal static string ValueProperty(AnswerType type) => type switch
    {
        AnswerType.Code => "valueCode",
        AnswerType.Integer => "valueInteger",
        AnswerType.Boolean => "valueBoolean",
        AnswerType.Date => "valueDate",
        AnswerType.Time => "valueTime",
        _ => "valueString",
    };

    internal static string FhirType(AnswerType type) => type switch
    {
        AnswerType.Code => "code",
        AnswerType.Integer => "integer",
        AnswerType.Boolean => "boolean",
        AnswerType.Date => "date",
        AnswerType.Time => "time",
        _ => "string",
    };

    internal static string JsonKind(AnswerType type) => type switch
    {
        AnswerType.Integer => "a whole number",
        AnswerType.Boolean => "true or false",
        _ => "a string",
    };
}
