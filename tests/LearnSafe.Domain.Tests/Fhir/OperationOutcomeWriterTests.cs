using System.Buffers;
using System.Text;
using LearnSafe.Domain.Fhir;

namespace LearnSafe.Domain.Tests.Fhir;

public sealed class OperationOutcomeWriterTests
{
    [Fact]
    public void Write_TwoIssues_IsThatText()
    {
        var output = new ArrayBufferWriter<byte>();
        OperationOutcomeWriter.Write(output, [
            new OperationIssue(IssueCode.UnknownCode, "The list agent-type-5 has no code “77” (InvolvedAgents).", "AdverseEvent.extension[0].extension[1].value"),
            new OperationIssue(IssueCode.MissingKey, "Send the key in Ocp-Apim-Subscription-Key.")]);

        const string expected = """
            {"resourceType":"OperationOutcome","issue":[
            {"severity":"error","code":"code-invalid","details":{"coding":[{"code":"unknown-code"}],"text":"The list agent-type-5 has no code “77” (InvolvedAgents)."},"diagnostics":"The list agent-type-5 has no code “77” (InvolvedAgents).","expression":["AdverseEvent.extension[0].extension[1].value"]},
            {"severity":"error","code":"login","details":{"coding":[{"code":"missing-key"}],"text":"Send the key in Ocp-Apim-Subscription-Key."},"diagnostics":"Send the key in Ocp-Apim-Subscription-Key."}]}
            """;
        Assert.Equal(expected.Replace("\n", "", StringComparison.Ordinal), Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Theory]
    [InlineData(IssueCode.MalformedJson, "structure")]
    [InlineData(IssueCode.TooLong, "too-long")]
    [InlineData(IssueCode.VersionConflict, "conflict")]
    [InlineData(IssueCode.NotFound, "not-found")]
    [InlineData(IssueCode.MissingElement, "required")]
    public void FhirType_OfOurCode_IsOfTheStu3List(string code, string type) => Assert.Equal(type, IssueCode.FhirType(code));
}
