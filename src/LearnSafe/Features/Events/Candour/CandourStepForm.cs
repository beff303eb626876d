namespace LearnSafe.Features.Events.Candour;

/// <summary>A field of a step.</summary>
/// <param name="Choices">Where one of a few is chosen: value and words.</param>
/// <param name="Rows">0 for one line.</param>
internal sealed record CandourField(string Name, string Label, string? Hint = null, int Rows = 3, string? Missing = null, IReadOnlyList<(string Value, string Text)>? Choices = null);

/// <summary>What is asked when a step is written down: the evidence that regulation 20 asks for.</summary>
internal sealed record CandourStepForm(CandourStepKind Kind, string Slug, string Title, string Explained, string DateLabel, string Source, IReadOnlyList<CandourField> Fields)
{
    /// <summary>The choices of <c>Outcome</c> after which no more attempts follow.</summary>
    public static readonly IReadOnlyList<string> Ends = ["unreachable", "declined"];

    public static readonly IReadOnlyList<CandourStepForm> All =
    [
        new(CandourStepKind.Told, "told", "Write down that they were told", "What you write here is the written record that the regulation asks you to keep securely.", "The day they were told", "Regulation 20(2)(b) and 20(3).",
        [
            new("Time", "At what time?", Rows: 0, Missing: "Enter at what time they were told"),
            new("By", "Who told them?", "Names and roles of everybody who represented you.", 0, "Enter who told them"),
            new("Way", "How?", Missing: "Select how they were told", Choices: [("inPerson", "In person"), ("video", "By video"), ("phone", "By telephone")]),
            new("Place", "Where?", "Such as the surgery, or their home.", 0, "Enter where they were told"),
            new("WhyNot", "Why not in person?", "Only where it was by video or telephone.", 2),
            new("Facts", "What account was given?", "Everything that you knew about the incident by then.", 5, "Enter the account that was given"),
            new("Enquiries", "Which further enquiries did you say you think appropriate?", "Or that none are needed, and why.", 3, "Enter which enquiries were advised"),
            new("Apology", "How did you say sorry?", "An expression of sorrow or regret. It is not an admission of liability.", 3, "Enter how you said sorry"),
            new("Support", "Which support was given or offered?", "Such as somebody to talk to, an interpreter, an advocate, a chance to bring somebody.", 3, "Enter which support was given or offered"),
        ]),
        new(CandourStepKind.Support, "support", "Write down support", "Reasonable support goes on after they were told.", "The day it was offered", "Regulation 20(2)(b).",
        [
            new("Offered", "What was offered?", Rows: 3, Missing: "Enter what was offered"),
            new("Answer", "What did they say?", Rows: 2),
        ]),
        new(CandourStepKind.Attempt, "attempt", "Write down an attempt to reach them", "Where the person cannot be reached, or declines to speak with you, the law asks for a written record of attempts.", "The day of the attempt", "Regulation 20(5).",
        [
            new("How", "How did you try?", "Telephone, visit, letter, through whom.", 2, "Enter how you tried"),
            new("What", "What happened?", Rows: 3, Missing: "Enter what happened"),
            new("Outcome", "What follows?", Missing: "Select what follows", Choices: [("again", "We try again"), ("unreachable", "They cannot be reached: no more attempts for now"), ("declined", "They do not want to speak with us")]),
        ]),
        new(CandourStepKind.Written, "written", "Write down a letter that was written elsewhere", "Letters that you write here are kept by themselves. This is for one that was written elsewhere.", "The day it was sent", "Regulation 20(4) and (6).",
        [
            new("How", "How was it sent?", Rows: 0, Missing: "Enter how it was sent"),
            new("Copy", "The letter, word for word", "It holds the account, the enquiries, their results so far, and an apology.", 12, "Enter the letter"),
        ]),
        new(CandourStepKind.Results, "results", "Write down that results were given", "For results that were given in another way than a letter written here, or where no enquiries were needed.", "The day they were given", "Regulation 20(4)(c).",
        [
            new("How", "How were they given?", "Or: no further enquiries were needed, and where the person was told so.", 2, "Enter how they were given"),
            new("What", "What were the results?", Rows: 5, Missing: "Enter what the results were"),
        ]),
        new(CandourStepKind.Correspondence, "correspondence", "Keep correspondence", "Copies of all correspondence with the person are kept.", "The day it was sent or came", "Regulation 20(6).",
        [
            new("Way", "Which way did it go?", Missing: "Select which way it went", Choices: [("from", "From them"), ("to", "To them")]),
            new("Copy", "The letter or message, word for word", Rows: 10, Missing: "Enter what it said"),
        ]),
    ];

    /// <summary>Null where there is no such step.</summary>
    public static CandourStepForm? Find(string? slug) => All.FirstOrDefault(form => form.Slug == slug);

    /// <summary>What a field is called where it is read, with its value in words.</summary>
    public static (string Label, string Text) Read(CandourStepKind kind, string name, string value)
    {
        if (All.FirstOrDefault(form => form.Kind == kind)?.Fields.FirstOrDefault(field => field.Name == name) is not { } field) return (name == "How" ? "How was it sent?" : name == "Summary" ? "Why it is closed" : name, value);
        return (field.Label, field.Choices?.FirstOrDefault(choice => choice.Value == value).Text ?? value);
    }
}
