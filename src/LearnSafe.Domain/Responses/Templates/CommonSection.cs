namespace LearnSafe.Domain.Responses.Templates;

/// <summary>What every learning response begins with, whatever its method.</summary>
public static class CommonSection
{
    /// <summary>The field by which lists name a response; it is never empty.</summary>
    public const string Title = "title";

    /// <summary>Title, question and limits of the response.</summary>
    public static readonly TemplateSection PurposeAndScope = new(
        "purposeAndScope", "Purpose and scope", SectionKind.Fields, null, false,
        [
            new(Title, "Title", FieldKind.ShortText, "What it is about, in a few words. Name nobody.", [], []),
            new("purposeQuestion", "The question it is to answer", FieldKind.LongText, "One question about how the system works.", [], []),
            new("scope", "What it looks at", FieldKind.LongText, null, [], []),
            new("outOfScope", "What it leaves out", FieldKind.LongText, "Complaints, claims and matters of employment have routes of their own.", [], []),
        ]);
}
