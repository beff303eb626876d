using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Lfpse;

/// <summary>A common kind of event with what is always the same already filled in: one page, no check page.</summary>
/// <param name="Name">For the address: <c>dispensing-near-miss</c>.</param>
/// <param name="CareSettings">Where it is offered.</param>
/// <param name="Prefill">Answers given beforehand, by question name; shown and changeable.</param>
/// <param name="NumberOfPatients">0 where nobody was reached, 1 where one was; null where it is asked.</param>
/// <param name="Ask">The questions on its one page, in order; the rest keeps its prefilled answer.</param>
/// <param name="PatientSafetyPrompts">True where a patient may need something today (a dispensing error that reached them).</param>
public sealed record QuickStart(
    string Name, string Title, string Hint, EventType Type, IReadOnlyList<CareSetting> CareSettings,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Prefill, int? NumberOfPatients,
    IReadOnlyList<FormQuestion> Ask, bool PatientSafetyPrompts);
