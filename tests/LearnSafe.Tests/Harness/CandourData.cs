using LearnSafe.Domain.Candour;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Candour;

namespace LearnSafe.Tests.Harness;

/// <summary>The duty of candour on a record, as far as one letter.</summary>
public static class CandourData
{
    /// <summary>The day that the tests' clock begins on.</summary>
    public static DateOnly Day => DateOnly.FromDateTime(UkTime.FromUtc(TestClock.Start.UtcDateTime));

    /// <summary>Assessed as a change to the structure of the body in a GP partnership, begun, with a name and a letter.</summary>
    /// <returns>The numbers of case and letter, by the names that routes have for them.</returns>
    public static async Task<IReadOnlyList<(string Name, object Value)>> AddCandourAsync(this TestInstallation installation, EventHead record, Guid person)
    {
        var (service, rules, letters) = (installation.Get<CandourService>(), installation.Get<CandourRules>(), installation.Get<CandourLetters>());
        Assert.Equal(CandourOutcome.Done, await service.AssessAsync(person, record.Id, 0, rules.Version, "gpPartnership", Statement(rules, out var judged), judged));
        var assessment = await installation.QueryAsync(context => Task.FromResult(context.CandourAssessments.Single(known => known.EventId == record.Id).Id));
        var made = (await service.OpenAsync(person, record.Id, assessment, Day, await installation.Get<CandourSettingsService>().TargetsAsync(Guid.Empty)))!.Value;
        Assert.Equal(CandourOutcome.Done, await service.NameAsync(person, record.Id, made, 0, new RelevantPerson("Una Marsden", ActsFor.Died, "Daughter", "By letter", null)));
        var letter = (await service.BeginLetterAsync(person, record.Id, made, letters.Find("written")!, letters.Find("written")!.Text))!.Value;
        return [("candour", made), ("letter", letter), ("candourstep", "told")];
    }

    /// <summary>What is answered where the structure of the body was changed, and nothing else.</summary>
    public static CandourStatement Statement(CandourRules rules, out CandourJudgement judged)
    {
        var test = rules.Tests.First(known => known.Paragraph == "20(9)");
        var harm = test.Questions.ToDictionary(question => question.Name, question => new HarmAnswer(question.Name == "structure" ? CandourAnswer.Yes : CandourAnswer.No));
        judged = CandourTest.Judge(rules, new CandourAnswers("gpPartnership", CandourAnswer.Yes, CandourAnswer.Yes, true, harm, Day));
        return new CandourStatement(
            CandourAnswer.Yes, CandourAnswer.Yes, CandourAnswer.No, harm, "Tobias Wren", "GP", Day, "The wrong mole was taken off.", ["A change to the structure of the body (20(9)(a)(iii))"], [],
            CandourStatement.InWords(test, CandourAnswer.Yes, CandourAnswer.Yes, CandourAnswer.No, harm));
    }
}
