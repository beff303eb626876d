namespace LearnSafe.Domain.Language;

/// <summary>How a phrase puts blame.</summary>
public enum BlameKind
{
    /// <summary>It points at somebody as the cause.</summary>
    Person,

    /// <summary>It says what did not happen.</summary>
    Counterfactual,

    /// <summary>An adjective or turn of phrase that judges.</summary>
    Judgement,

    /// <summary>It stops at "human error".</summary>
    HumanError,
}

/// <summary>A phrase in a text that might be said in another way. A hint, never a fault.</summary>
/// <param name="Start">Where it begins in the text, in UTF-16 units from 0.</param>
/// <param name="Length">At least 1; the phrase lies inside the text.</param>
/// <param name="Phrase">The name of the entry in the content file.</param>
/// <param name="Title">What the kind does, in a few words.</param>
/// <param name="Why">Why it might be said in another way, in a sentence.</param>
/// <param name="Better">How, with an example.</param>
public sealed record BlameHint(int Start, int Length, BlameKind Kind, string Phrase, string Title, string Why, string Better)
{
    /// <summary>The words that it is about.</summary>
    public string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Substring(Start, Length);
    }
}
