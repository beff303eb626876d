using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.PublicForms;

/// <summary>Who a public form is written for.</summary>
public enum PublicFormAudience
{
    Patient,
    Staff,
}

/// <summary>A form for people without an account: what is said first, then one question a page, each with what its answer becomes in the record.</summary>
/// <param name="First">What is said before anything is asked.</param>
/// <param name="Always">Answers that every record made here has.</param>
public sealed record PublicForm(
    PublicFormAudience Audience, int Version, int TaxonomyVersion, string Title, IReadOnlyList<PublicFormSection> First,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Always, IReadOnlyList<PublicFormPage> Pages)
{
    /// <summary>How the form is called in addresses and in the history: <c>patient</c>, <c>staff</c>.</summary>
    public string Name => Audience == PublicFormAudience.Patient ? "patient" : "staff";

    /// <summary>Null where there is no page of that name.</summary>
    public PublicFormPage? Page(string? name) => Pages.FirstOrDefault(page => page.Name == name);
}

/// <summary>Something that is said before the first question.</summary>
/// <param name="Urgent">A danger that must not be missed.</param>
/// <param name="Source">Where it can be checked by whoever keeps the content.</param>
public sealed record PublicFormSection(string Heading, bool Urgent, IReadOnlyList<string> Paragraphs, IReadOnlyList<string> List, string? Source);

/// <summary>One question on a page of its own.</summary>
/// <param name="ShortName">Beside the answer, where it is read again.</param>
/// <param name="Missing">What is said where there is no answer; null where none is needed.</param>
/// <param name="When">Every one must hold for the page to be asked; each speaks of an earlier page.</param>
/// <param name="To">The element, or standard question, that a text or date is kept in.</param>
/// <param name="InWords">The answer becomes a line of the description under these words.</param>
/// <param name="What">How errors name a date.</param>
public sealed record PublicFormPage(
    string Name, PublicFormPageKind Kind, string Question, string ShortName, string? Hint, string? Missing, IReadOnlyList<PublicFormOption> Options,
    IReadOnlyList<PublicFormCondition> When, string? To, string? InWords, PublicFormApart Apart, int Longest, string? What)
{
    /// <summary>Whether names and numbers of people are looked for in what is typed.</summary>
    public bool IsFreeText => Kind is PublicFormPageKind.Text or PublicFormPageKind.Line && Apart == PublicFormApart.No;

    /// <summary>The option with that value; null where there is none.</summary>
    public PublicFormOption? Option(string value) => Options.FirstOrDefault(option => option.Value == value);
}

/// <summary>How a page is answered.</summary>
public enum PublicFormPageKind
{
    Choice,
    Choices,
    Text,
    Line,
    Day,
    Month,
}

/// <summary>What an answer is for that never becomes part of the record.</summary>
public enum PublicFormApart
{
    No,
    MayAnswer,
    Contact,
}

/// <summary>One answer that can be chosen.</summary>
/// <param name="Type">The type of event that it makes.</param>
/// <param name="Alone">Nothing else can be chosen with it.</param>
/// <param name="Sets">Answers of the record.</param>
/// <param name="Patient">Answers about the person it happened to.</param>
public sealed record PublicFormOption(
    string Value, string Text, string? Hint, EventType? Type, bool Alone, IReadOnlyDictionary<string, IReadOnlyList<string>> Sets, IReadOnlyDictionary<string, IReadOnlyList<string>> Patient);

/// <summary>Holds where an earlier page was answered with one of these values.</summary>
public sealed record PublicFormCondition(string Page, IReadOnlyList<string> Values);
