using System.Globalization;

namespace LearnSafe.Features.Events.Questions;

/// <summary>What the fields of a question are called.</summary>
public static class FieldNames
{
    /// <summary>The question's own name; <c>patients[0].PhysicalHarm</c> where it is about one patient.</summary>
    public static string Of(string question, int? patient = null) =>
        patient is { } index ? string.Create(CultureInfo.InvariantCulture, $"patients[{index}].{question}") : question;

    /// <summary>Every field of a question as it is drawn: what a browser sends back.</summary>
    public static IReadOnlyList<string> Drawn(FieldKind kind, string name) => kind switch
    {
        FieldKind.Date => [Day(name), Month(name), Year(name)],
        // The name itself is drawn where the answer is no month: as the words that it is.
        FieldKind.Month => [name, Month(name), Year(name)],
        FieldKind.Age => [Number(name), Unit(name)],
        FieldKind.PatientCount => [name, Number(name)],
        FieldKind.Search => [name, Search(name)],
        _ => [name],
    };

    public static string Day(string name) => name + ".Day";

    public static string Month(string name) => name + ".Month";

    public static string Year(string name) => name + ".Year";

    /// <summary>Of an age or of patients.</summary>
    public static string Number(string name) => name + ".Number";

    public static string Unit(string name) => name + ".Unit";

    /// <summary>What is searched for in a long list.</summary>
    public static string Search(string name) => name + ".Search";
}
