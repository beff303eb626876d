using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed class ReportedHarmTests
{
    [Theory]
    [InlineData("5", "4", 5)]
    [InlineData("5", "1", 2)]
    [InlineData("3", "3", 3)]
    [InlineData("1", "4", 1)]
    [InlineData("4", null, 4)]
    [InlineData(null, "2", 3)]
    [InlineData(null, null, null)]
    [InlineData("9", "x", null)]
    public void Combined_OnePatient_IsTheWorseOfBothScales(string? physical, string? psychological, int? combined) =>
        Assert.Equal(combined, ReportedHarm.Of(With((physical, psychological))).Combined);

    [Fact]
    public void Of_SeveralPatients_IsTheWorstOfEachScale()
    {
        var harm = ReportedHarm.Of(With(("5", "4"), ("3", null), ("4", "2")));

        Assert.Equal((3, 2, 3), (harm.Physical, harm.Psychological, harm.Combined));
    }

    [Fact]
    public void Of_NoPatients_IsNotRecorded() => Assert.Equal(ReportedHarm.NotRecorded, ReportedHarm.Of(With()));

    private static EventAnswers With(params (string? Physical, string? Psychological)[] patients) => new()
    {
        TaxonomyVersion = 5,
        Type = EventType.Incident,
        Patients = [.. patients.Select(patient => AnswerSet.Empty.With("PhysicalHarm", patient.Physical ?? "").With("PsychologicalHarm", patient.Psychological ?? ""))],
    };
}
