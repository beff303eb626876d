namespace LearnSafe.Domain.Nhs;

/// <summary>Whom an organisation names for what.</summary>
public enum ContactKind
{
    /// <summary>The patient safety lead.</summary>
    SafetyLead,

    /// <summary>Who takes the lead's place, above all where the lead is involved in an event.</summary>
    Deputy,

    /// <summary>The Freedom to Speak Up guardian, or another way past one's own line.</summary>
    SpeakingUp,

    /// <summary>The integrated care board's lead for quality and patient safety in primary care.</summary>
    CareBoardLead,

    /// <summary>Who leads the conversation with the people affected.</summary>
    EngagementLead,
}

/// <summary>What kinds of contact are called.</summary>
public static class ContactKinds
{
    /// <summary>In the order in which they are listed on a page.</summary>
    public static IReadOnlyList<ContactKind> All { get; } =
        [ContactKind.SafetyLead, ContactKind.Deputy, ContactKind.SpeakingUp, ContactKind.CareBoardLead, ContactKind.EngagementLead];

    /// <summary>The name as shown: "Patient safety lead".</summary>
    public static string Title(this ContactKind kind) => kind switch
    {
        ContactKind.SafetyLead => "Patient safety lead",
        ContactKind.Deputy => "Deputy patient safety lead",
        ContactKind.SpeakingUp => "Freedom to Speak Up guardian",
        ContactKind.CareBoardLead => "Integrated care board lead",
        ContactKind.EngagementLead => "Engagement lead",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of contact."),
    };

    /// <summary>What to turn to them for, in a sentence.</summary>
    public static string Purpose(this ContactKind kind) => kind switch
    {
        ContactKind.SafetyLead => "Reviews what is recorded, and answers questions about it.",
        ContactKind.Deputy => "Takes the lead's place, and looks at events that the lead is involved in.",
        ContactKind.SpeakingUp => "For worries that you would rather not raise with your own team.",
        ContactKind.CareBoardLead => "Supports primary care with patient safety at the integrated care board.",
        ContactKind.EngagementLead => "Leads the conversation with patients, families and staff who were affected.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of contact."),
    };
}
