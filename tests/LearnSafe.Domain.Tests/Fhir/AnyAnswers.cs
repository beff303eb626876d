using System.Globalization;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Fhir;

/// <summary>Any answers that a taxonomy allows, from a seed.</summary>
internal sealed class AnyAnswers(Taxonomy taxonomy, int seed)
{
    private static readonly string[] Pieces =
        ["took", " 500mg ", "\n", "\t", "“", "–", "é", "🙂", "\\", "\"", "</script>", "&amp;", "{}", "\u2028", "Ω", " ", "x", "0", "½", "\r\n", "\u00a0", "\uFFFD", "ﷺ"];

    private readonly Random random = new(seed);

    public EventAnswers Next()
    {
        var fullness = random.NextDouble();
        return new EventAnswers
        {
            TaxonomyVersion = taxonomy.Version,
            Type = EventTypes.All[random.Next(4)],
            Description = Sometimes(Text),
            Date = Sometimes(Date),
            Identifiers = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new SenderIdentifier(Sometimes(ShortText), ShortText()))],
            Values = Set(taxonomy.Sections.Where(section => !section.Repeats), fullness),
            Patients = [.. Enumerable.Range(1, random.Next(20) == 0 ? random.Next(101) : random.Next(3)).Select(number => Patient(number, fullness))],
        };
    }

    private AnswerSet Patient(int number, double fullness) =>
        Set(taxonomy.Sections.Where(section => section.Repeats), fullness).With("PatientSequence", number.ToString(CultureInfo.InvariantCulture));

    private AnswerSet Set(IEnumerable<TaxonomySection> sections, double fullness)
    {
        var answers = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        foreach (var section in sections)
        {
            if (section.Min == 0 && random.NextDouble() > fullness) continue;
            var elements = section.Elements.Where(element => element.Name != "ReferenceNumber" && (element.Min > 0 || random.NextDouble() < fullness)).ToList();
            if (elements.Count == 0) elements.Add(section.Elements[random.Next(section.Elements.Count)]);
            if (elements is [{ Name: "ReferenceNumber" }]) continue;
            answers.AddRange(elements.Select(element => KeyValuePair.Create(element.Name, Values(element))));
        }

        // Out of order, as people and programs answer.
        var shuffled = answers.ToArray();
        random.Shuffle(shuffled);
        return AnswerSet.Of(shuffled);
    }

    private IReadOnlyList<string> Values(TaxonomyElement element)
    {
        var count = element.Max == 1 ? 1 : random.Next(1, Math.Min(element.Max, 5) + 1);
        if (element.Type != AnswerType.Code) return [.. Enumerable.Range(0, count).Select(_ => Value(element))];
        if (element.CodeSystem!.AcceptsOdsCodes) return [.. Enumerable.Range(0, count).Select(_ => OdsCode()).Distinct()];
        var codes = element.CodeSystem.Concepts.Select(concept => concept.Code).ToArray();
        random.Shuffle(codes);
        return [.. codes.Take(count)];
    }

    private string Value(TaxonomyElement element) => element.Type switch
    {
        AnswerType.Integer => (element.Name == PatientAge.Question ? Age() : random.Next(1, 1000)).ToString(CultureInfo.InvariantCulture),
        AnswerType.Boolean => random.Next(2) == 0 ? "true" : "false",
        AnswerType.Date => Date()[..4],
        AnswerType.Time => string.Create(CultureInfo.InvariantCulture, $"{random.Next(24):00}:{random.Next(60):00}:{random.Next(60):00}{(random.Next(5) == 0 ? ".25" : "")}"),
        _ => Text(),
    };

    private int Age() => random.Next(3) switch { 0 => random.Next(1, 31), 1 => random.Next(1, 12) * 31, _ => random.Next(1, 200) * 372 };

    private string Date()
    {
        var day = Payloads.Today.AddDays(1 - random.Next(20000));
        return random.Next(5) switch
        {
            0 => day.ToString("yyyy", CultureInfo.InvariantCulture),
            1 => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            2 => $"{day:O}T{random.Next(24):00}:59:00Z",
            3 => $"{day:O}T00:00:00.{random.Next(1000)}+0{random.Next(10)}:30",
            _ => $"{day:O}",
        };
    }

    private string OdsCode() => string.Concat((char)('A' + random.Next(26)), random.Next(10, 99999).ToString(CultureInfo.InvariantCulture));

    private string Text() => string.Concat(Enumerable.Range(0, random.Next(1, random.Next(20) == 0 ? 2000 : 12)).Select(_ => Pieces[random.Next(Pieces.Length)]).Append("."));

    private string ShortText() => string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pieces[random.Next(Pieces.Length)]).Append("."));

    private string? Sometimes(Func<string> value) => random.Next(4) == 0 ? null : value();
}
