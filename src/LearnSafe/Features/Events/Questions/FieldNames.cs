using System.Globalization;

namespace LearnSafe.Features.Events.Questions;

/// <summary>What the fields of a question are called.</summary>
public static class FieldNames
{
    /// <summary>The question's own name; <c>patients[0].PhysicalHarm</c> where it is about one patient.</summary>
    public static string Of(string question, int? patient = null) =>
        patient is { } index ? string.Create(CultureInfo.InvariantCulture, $"patients[{index}].{question}") : question;

    public static string Day(string name) => name + ".Day";

    public static string Month(string name) => name + ".Month";

    public static string Year(string name) => name + ".Year";

    /// <summary>Of an age or of patients.</summary>
    public static string Number(string name) => name + ".Number";

    public static string Unit(string name) => name + ".Unit";

    /// <summary>What is searched for in a long list.</summary>
    public static string Search(string name) => name + ".Search";
}
