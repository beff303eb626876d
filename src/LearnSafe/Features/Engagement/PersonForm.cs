using LearnSafe.Domain.Engagement;

namespace LearnSafe.Features.Engagement;

/// <summary>Somebody affected as typed.</summary>
public sealed class PersonForm
{
    public string? Kind { get; set; }

    public string? Name { get; set; }

    public string? Relation { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Address { get; set; }

    public string? Preferred { get; set; }

    public string? HowOften { get; set; }

    public string? Language { get; set; }

    public string? Capacity { get; set; }

    public string? Bereavement { get; set; }

    public string? Faith { get; set; }

    public string? OtherNeeds { get; set; }

    public string? Involvement { get; set; }

    public string? Supporter { get; set; }

    public bool DoNotContact { get; set; }

    public string? WhyNotContact { get; set; }

    public string? SupportOffered { get; set; }

    public string? SupportAccepted { get; set; }

    public string? ConsentToHold { get; set; }

    public static PersonForm Of(AffectedDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        return new PersonForm
        {
            Kind = details.Kind.ToString(),
            Name = details.Name,
            Relation = details.Relation,
            Phone = details.Phone,
            Email = details.Email,
            Address = details.Address,
            Preferred = details.Preferred?.ToString(),
            HowOften = details.HowOften,
            Language = details.Language,
            Capacity = details.Capacity,
            Bereavement = details.Bereavement,
            Faith = details.Faith,
            OtherNeeds = details.OtherNeeds,
            Involvement = details.Involvement.ToString(),
            Supporter = details.Supporter,
            DoNotContact = details.DoNotContact,
            WhyNotContact = details.WhyNotContact,
            SupportOffered = details.SupportOffered,
            SupportAccepted = details.SupportAccepted,
            ConsentToHold = details.ConsentToHold.ToString(),
        };
    }

    /// <summary>Every text with its field and what it is called.</summary>
    public IEnumerable<(string Field, string Title, string? Text)> Texts =>
    [
        (nameof(Name), "Name", Name), (nameof(Relation), "Relation to the patient", Relation), (nameof(Phone), "Phone", Phone), (nameof(Email), "Email", Email), (nameof(Address), "Address", Address),
        (nameof(HowOften), "How often they want to hear from you", HowOften), (nameof(Language), "Language or interpreter", Language), (nameof(Capacity), "Capacity or consent", Capacity),
        (nameof(Bereavement), "Bereavement", Bereavement), (nameof(Faith), "Faith or belief", Faith), (nameof(OtherNeeds), "Other needs", OtherNeeds), (nameof(Supporter), "Supporter or advocate", Supporter),
        (nameof(WhyNotContact), "Why they must not be contacted", WhyNotContact), (nameof(SupportOffered), "Support that was offered", SupportOffered), (nameof(SupportAccepted), "Support that they accepted", SupportAccepted),
    ];

    /// <summary>Null where kind or name is missing.</summary>
    public AffectedDetails? Read()
    {
        if (Chosen<AffectedKind>(Kind) is not { } kind || Name is null) return null;
        return new AffectedDetails(
            kind, Name, Relation, Phone, Email, Address, Chosen<ContactMethod>(Preferred), HowOften, Language, Capacity, Bereavement, Faith, OtherNeeds, Chosen<Involvement>(Involvement) ?? Domain.Engagement.Involvement.NotAsked,
            Supporter, DoNotContact, WhyNotContact, SupportOffered, SupportAccepted, Chosen<Consent>(ConsentToHold) ?? Consent.NotAsked);
    }

    /// <summary>A member by its very name: numbers are nobody's choice.</summary>
    public static T? Chosen<T>(string? typed)
        where T : struct, Enum => Enum.GetNames<T>().Contains(typed, StringComparer.Ordinal) ? Enum.Parse<T>(typed!) : null;
}
