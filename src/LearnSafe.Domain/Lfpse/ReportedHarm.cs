using System.Globalization;
using System.Runtime.InteropServices;

namespace LearnSafe.Domain.Lfpse;

/// <summary>
/// The worst harm over an event's patients. Codes run the other way round: lower is worse. Physical 1 fatal, 2 severe,
/// 3 moderate, 4 low, 5 none; psychological 1 severe, 2 moderate, 3 low, 4 none.
/// </summary>
/// <param name="Physical">1 to 5, or null where no patient has an answer.</param>
/// <param name="Psychological">1 to 4, or null where no patient has an answer.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReportedHarm(int? Physical, int? Psychological)
{
    public const string PhysicalQuestion = "PhysicalHarm";
    public const string PsychologicalQuestion = "PsychologicalHarm";

    public static readonly ReportedHarm NotRecorded;

    /// <summary>
    /// Both on the physical scale, 1 fatal to 5 none: NHS England adds 1 to the psychological code and takes the lower
    /// (github.com/nhs-england-patient-safety/patient-safety-data-request-template).
    /// </summary>
    public int? Combined => (Physical, Psychological + 1) switch
    {
        (null, var psychological) => psychological,
        (var physical, null) => physical,
        var (physical, psychological) => Math.Min(physical.Value, psychological.Value),
    };

    /// <summary>Codes that are not numbers of the scale are left out.</summary>
    public static ReportedHarm Of(EventAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        int? physical = null, psychological = null;
        foreach (var patient in answers.Patients)
        {
            physical = Worse(physical, patient.First(PhysicalQuestion), 5);
            psychological = Worse(psychological, patient.First(PsychologicalQuestion), 4);
        }

        return new ReportedHarm(physical, psychological);
    }

    /// <summary><c>Fatal</c>, <c>Severe harm</c>, <c>Moderate harm</c>, <c>Low harm</c>, <c>No harm</c>; null for anything else.</summary>
    public static string? CombinedText(int? combined) => combined switch
    {
        1 => "Fatal",
        2 => "Severe harm",
        3 => "Moderate harm",
        4 => "Low harm",
        5 => "No harm",
        _ => null,
    };

    private static int? Worse(int? worst, string? code, int none) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level >= 1 && level <= none
            ? Math.Min(worst ?? none, level)
            : worst;
}
