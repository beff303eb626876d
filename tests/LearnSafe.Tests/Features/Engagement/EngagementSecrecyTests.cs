using System.Collections;
using System.Net;
using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Features.Engagement;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Engagement;

public sealed class EngagementSecrecyTests
{
    /// <summary>Words that stand nowhere else, one for each field that somebody types into.</summary>
    private readonly List<string> typed = [];

    [Theory, EachEngine]
    public async Task Everything_ThatIsTyped_StandsInNoTableNoHistoryAndNoLog(Engine engine)
    {
        await using var engaged = await EngagedPractice.OpenAsync(engine);
        var practice = engaged.Practice;
        string[] fields = ["Relation", "Phone", "Email", "Address", "HowOften", "Language", "Capacity", "Bereavement", "Faith", "OtherNeeds", "Supporter", "SupportOffered", "SupportAccepted"];
        var family = await engaged.AddPersonAsync(Word(), "Family", [.. fields.Select(field => ($"Form.{field}", Word())), ("Form.ConsentToHold", "Given"), ("Form.DoNotContact", "true"), ("Form.WhyNotContact", Word())]);
        var staff = await engaged.AddPersonAsync(Word(), "Staff");
        await engaged.AddContactAsync(family, Word(), Word(), new DateOnly(2026, 11, 26), $"{Word()}\n{Word()}");
        var (promise, questions) = await engaged.Installation.QueryAsync(async context => (await context.EngagementPromises.Select(row => row.Id).SingleAsync(), await context.EngagementQuestions.Select(row => row.Id).ToListAsync()));
        (string, string)[] today = [("Day.Day", "20"), ("Day.Month", "11"), ("Day.Year", "2026")];
        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", EngagementLinks.Promise(engaged.Case, promise), "Keep what became of it", [("End", "GivenUp"), ("Reason", Word()), .. today]));
        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", EngagementLinks.Question(engaged.Case, questions[0]), "Keep the answer", [("Where", "Report"), ("Answer", Word()), .. today]));
        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", EngagementLinks.Step(engaged.Case, 1), "Keep this step", ("text-knownFacts", Word()), ("text-plan", Word())));
        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", EngagementLinks.Support(engaged.Case, staff), "Keep the support", [("Supporter", Word()), ("Notes", Word()), .. CheckIns]));

        var printed = await engaged.TextAsync("hedda", EngagementLinks.Print(engaged.Case));
        // An email and a telephone number that look like such are words as well; all of them come back to whom they belong.
        Assert.All(typed, word => Assert.Contains(word, printed, StringComparison.Ordinal));
        await using var context = engaged.Installation.NewContext();
        foreach (var (table, row) in Rows(context)) Assert.All(typed, word => Assert.False(row.Contains(word, StringComparison.OrdinalIgnoreCase), $"{table} holds {word}"));
        Assert.All(engaged.Installation.Log.Lines, line => Assert.All(typed, word => Assert.DoesNotContain(word, line, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(
            [HistoryActions.EngagementBegun, HistoryActions.AffectedPersonNoted, HistoryActions.AffectedPersonNoted, HistoryActions.EngagementContactNoted, HistoryActions.PromiseSettled, HistoryActions.QuestionSettled, HistoryActions.EngagementStepWritten, HistoryActions.StaffSupportNoted],
            (await engaged.HistoryAsync()).Select(entry => entry.Action));
        Assert.Contains("knownFacts", (await engaged.HistoryAsync())[^2].Content, StringComparison.Ordinal);
        Assert.True((await engaged.Installation.Get<HistoryVerification>().VerifyAsync()).Intact);
        // Text that was encrypted for one row opens in no other.
        var encrypted = await context.AffectedPeople.Where(person => person.Id == family).Select(person => person.Encrypted).SingleAsync();
        await context.AffectedPeople.Where(person => person.Id == staff).ExecuteUpdateAsync(set => set.SetProperty(person => person.Encrypted, encrypted));
        Assert.Equal(HttpStatusCode.InternalServerError, await practice.StatusAsync("hedda", EngagementLinks.Case(engaged.Case)));
    }

    internal static (string, string)[] CheckIns => [.. Enumerable.Range(0, 3).SelectMany(index => new[] { ($"CheckIns[{index}].Due.Day", $"{21 + index}"), ($"CheckIns[{index}].Due.Month", "11"), ($"CheckIns[{index}].Due.Year", "2026") })];

    private string Word()
    {
        typed.Add(FormattableString.Invariant($"zq{typed.Count:d3}vx"));
        return typed[^1];
    }

    private static IEnumerable<(string Table, string Row)> Rows(LearnSafeContext context)
    {
        foreach (var type in context.Model.GetEntityTypes().Select(entity => entity.ClrType))
        {
            var set = (IEnumerable)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type).Invoke(context, null)!;
            foreach (var row in set) yield return (type.Name, JsonSerializer.Serialize(row, type));
        }
    }
}
