using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Generation;

namespace LearnSafe.Tests.Features.Generation;

public sealed class EventGeneratorTests
{
    private const int Many = 4000;

    private static readonly string Content = Path.Combine(AppContext.BaseDirectory, "content");
    private static readonly LfpseContent Lfpse = LfpseContentLoader.Load(Content);
    private static readonly GenerationPhrases Phrases = GenerationPhrases.Load(Content);

    public static TheoryData<string> Mixes { get; } = [.. EventMix.All.Select(mix => mix.Name)];

    [Theory, MemberData(nameof(Mixes))]
    public void Make_AnyRecord_PassesTheTaxonomyTheFormAndThePrivacyCheck(string mix)
    {
        var generator = Generator(1, mix);
        for (var index = 0; index < Many; index++)
        {
            var answers = generator.Make(index).Answers;
            var faults = AnswerCheck.Faults(Lfpse.Current, answers, new DateOnly(2026, 7, 1));
            Assert.True(faults.Count == 0, $"{index}: {string.Join(' ', faults)}");
            var open = new OpenQuestions(Lfpse.Current, Lfpse.FormRules[5], answers, answers.Type == EventType.Risk ? null : answers.Patients.Count);
            var unanswered = FormCheck.Faults(open);
            Assert.True(unanswered.Count == 0, $"{index} {answers.Type}: {string.Join(' ', unanswered)}");
            Assert.Empty(open.AlsoRecorded());
            var texts = answers.Values.Where(answer => Lfpse.Current.Element(answer.Key)!.Type == AnswerType.String).SelectMany(answer => answer.Value).Append(answers.Description!);
            Assert.All(texts, text => Assert.Empty(PrivacyCheck.Find(text)));
        }
    }

    [Fact]
    public void Make_TheSameSeed_GivesTheSameRecords()
    {
        var (first, second) = (Generator(42), Generator(42));

        for (var index = 0; index < 500; index++) Assert.Equal(first.Make(index), second.Make(index));
    }

    /// <summary>Noted once: a change of the generator would make every figure that was measured on a seed mean something else.</summary>
    [Fact]
    public void Make_OneSeedAndIndex_GivesWhatItAlwaysGave()
    {
        var made = Generator(42).Make(17);

        Assert.Equal("LS-FWSV-FRMQ", made.Reference);
        Assert.Equal("017a8551-c7b7-7d66-a560-0eaca444dd56", made.Id.ToString());
    }

    [Fact]
    public void Make_AnotherSeed_GivesOtherRecords()
    {
        var references = new[] { 1L, 2, 3, 4 }.SelectMany(seed => Enumerable.Range(0, Many).Select(index => Generator(seed).Make(index))).ToList();

        Assert.Equal(references.Count, references.Select(made => made.Reference).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(references.Count, references.Select(made => made.Id).Distinct().Count());
        Assert.All(references, made => Assert.Equal(7, made.Id.Version));
    }

    [Fact]
    public void Make_AllSector_IsNearlyAllIncidents() => Assert.InRange(Share("all-sector", made => made.Answers.Type == EventType.Incident), 0.95, 0.97);

    [Fact]
    public void Make_PrimaryCare_HasManyNearMissesAndGoodCatches()
    {
        Assert.InRange(Share("primary-care", made => made.Answers.Type == EventType.GoodCare), 0.10, 0.14);
        Assert.InRange(Share("primary-care", made => made.Answers.Type == EventType.Incident && made.Answers.Patients.Count == 0), 0.30, 0.38);
        Assert.True(Share("all-sector", made => made.Answers.Type == EventType.Incident && made.Answers.Patients.Count == 0) < 0.16);
    }

    [Fact]
    public void Make_ManyRecords_AreSpreadAndVaried()
    {
        var generator = Generator(9);
        var made = Enumerable.Range(0, Many).Select(index => generator.Make(index)).ToList();

        Assert.Equal(20, made.Select(record => record.Organisation).Distinct().Count());
        Assert.Equal(60, made.Select(record => (record.RecordedAt.Year, record.RecordedAt.Month)).Distinct().Count());
        Assert.Equal([1, 2, 3, 4, 5], made.Select(record => ReportedHarm.Of(record.Answers).Combined ?? 5).Distinct().Order());
        Assert.Equal(4, made.Select(record => record.Answers.Values.First("ServiceArea") ?? record.Answers.Values.First("RiskServiceArea") ?? "17").Where(code => code is "17" or "9" or "10" or "11").Distinct().Count());
        Assert.True(made.Select(record => record.Answers.Description).Distinct(StringComparer.Ordinal).Count() > Many * 8 / 10);
    }

    [Fact]
    public void Organisations_OfAnyNumber_HaveCodesOfTheirOwn()
    {
        var organisations = GenerationService.Organisations(2000);

        Assert.Equal(2000, organisations.Select(organisation => organisation.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(organisations, organisation => Assert.True(OdsCode.HasShape(organisation.Code)));
        Assert.Equal(4, organisations.Select(organisation => organisation.Setting).Distinct().Count());
    }

    private static double Share(string mix, Func<GeneratedEvent, bool> counts)
    {
        var generator = Generator(5, mix);
        return Enumerable.Range(0, Many).Count(index => counts(generator.Make(index))) / (double)Many;
    }

    private static EventGenerator Generator(long seed, string mix = "primary-care") =>
        new(Phrases, 5, seed, Many, EventMix.All.First(known => known.Name == mix), GenerationPeriod.FiveYears, GenerationService.Organisations(20));
}
