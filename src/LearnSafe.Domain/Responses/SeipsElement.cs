namespace LearnSafe.Domain.Responses;

/// <summary>A part of SEIPS, the systems engineering model for patient safety: six elements of the work system, then what the work makes of them.</summary>
/// <remarks>Source: SEIPS 3.0 and SEIPS 101. The names of the elements are those of the NHS England learning response toolkit.</remarks>
public enum SeipsElement
{
    /// <summary>Staff, patients, families: skill, tiredness, needs.</summary>
    Person,

    /// <summary>What is done: how complex, how often interrupted, in which order.</summary>
    Tasks,

    /// <summary>Clinical systems, forms, devices, telephones.</summary>
    ToolsAndTechnology,

    /// <summary>Rooms, noise, light, privacy.</summary>
    InternalEnvironment,

    /// <summary>Rotas, roles, training, culture, communication.</summary>
    Organisation,

    /// <summary>Contracts, national guidance, suppliers, hospitals, demand.</summary>
    ExternalEnvironment,

    /// <summary>The work as it runs: prescribing, results, referral.</summary>
    Process,

    /// <summary>What came of it for patients, staff and the organisation.</summary>
    Outcome,
}

/// <summary>Whether a finding made the work safer or harder.</summary>
public enum SeipsEffect
{
    /// <summary>It made good care harder.</summary>
    Hindered,

    /// <summary>It made good care easier.</summary>
    Helped,

    /// <summary>It did both.</summary>
    Both,
}

/// <summary>Something found about the system, never about somebody's fault.</summary>
/// <param name="Text">In words, 1 to 2,000 characters.</param>
/// <param name="InteractsWith">Other findings that it acts on, by their ids; none of itself.</param>
public sealed record SeipsFinding(Guid Id, SeipsElement Element, string Text, SeipsEffect Effect, IReadOnlyList<Guid> InteractsWith);
