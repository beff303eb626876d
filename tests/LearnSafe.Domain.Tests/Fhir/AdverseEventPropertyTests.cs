using FsCheck;
using FsCheck.Fluent;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Tests.Lfpse;

namespace LearnSafe.Domain.Tests.Fhir;

public sealed class AdverseEventPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void AnyValidAnswers_OutAndIn_AreUnchanged() => Prop.ForAll<DoNotSize<int>>(seed =>
    {
        var answers = new AnyAnswers(ShippedContent.V5, seed.Item).Next();
        var reading = Payloads.Reader.Read(Payloads.Write(answers), Payloads.Today);
        return (answers.Equals(reading.Answers?.With("ReferenceNumber")) && AnswerCheck.Faults(ShippedContent.V5, answers, Payloads.Today).Count == 0)
            .Label(string.Join(" / ", reading.Issues.Take(3)));
    }).Check(Many);

    [Fact]
    public void AnyValidAnswers_StoredAndRead_AreUnchanged() => Prop.ForAll<DoNotSize<int>, bool>((seed, old) =>
    {
        var taxonomy = ShippedContent.Content.Taxonomies[old ? 4 : 5];
        var answers = new AnyAnswers(taxonomy, seed.Item).Next();
        var text = EventAnswersJson.Write(answers, taxonomy);
        var read = EventAnswersJson.Read(text);
        return answers.Equals(read) && text == EventAnswersJson.Write(read, taxonomy);
    }).Check(Many);

    [Fact]
    public void AnyMutationOfAValidPayload_IsAnswersOrFaults_NeverBoth() => Prop.ForAll<DoNotSize<int>, DoNotSize<int>>((seed, change) =>
    {
        var payload = Payloads.Write(seed.Item % 2 == 0 ? Records.Incident : new AnyAnswers(ShippedContent.V5, seed.Item).Next());
        var reading = Payloads.Reader.Read(new Mutation(change.Item).Of(payload), Payloads.Today);
        return reading.Answers is null
            ? reading.Issues.Count > 0 && reading.Issues.All(issue => issue.Text.EndsWith('.'))
            : reading.Issues.Count == 0 && AnswerCheck.Faults(ShippedContent.V5, reading.Answers, Payloads.Today).Count == 0
                && reading.Answers.With("ReferenceNumber").Equals(Payloads.OutAndIn(reading.Answers));
    }).Check(Many.WithMaxTest(2000));

    [Fact]
    public void AnyBytes_NeverThrow() => Prop.ForAll<byte[]>(bytes => Payloads.Reader.Read(bytes, Payloads.Today).Issues.Count > 0).Check(Many);
}
