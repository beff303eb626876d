using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed class AnswerCheckTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void Faults_SmallestRecord_None() => Assert.Empty(AnswerCheck.Faults(ShippedContent.V5, Records.Smallest, Today));

    [Fact]
    public void Faults_FullIncident_None() => Assert.Empty(AnswerCheck.Faults(ShippedContent.V5, Records.Incident, Today));

    [Theory]
    [InlineData("InvolvedAgents", new[] { "4", "77" }, AnswerFaultKind.UnknownCode, "The list agent-type-5 has no code “77” (InvolvedAgents).", 1)]
    [InlineData("InvolvedAgents", new[] { "4", "3", "4" }, AnswerFaultKind.Duplicate, "InvolvedAgents has the code 4 twice.", 2)]
    [InlineData("Process", new[] { "1", "2" }, AnswerFaultKind.TooMany, "Process has 2 answers; it takes one.", null)]
    [InlineData("PreciseTime", new[] { "5pm" }, AnswerFaultKind.WrongType, "PreciseTime must be a time of day as hours, minutes and seconds, such as 17:30:00, not “5pm”.", 0)]
    [InlineData("TodaysDate", new[] { "2026-02-30" }, AnswerFaultKind.WrongValue, "TodaysDate must be a day that exists, such as 2026-11-20, or a month or year where the day is not known, not “2026-02-30”.", 0)]
    [InlineData("TodaysDate", new[] { "2026-11-25" }, AnswerFaultKind.WrongValue, "TodaysDate is in the future: 2026-11-25.", 0)]
    [InlineData("NeverEvent", new[] { "yes" }, AnswerFaultKind.WrongType, "NeverEvent must be true or false, not “yes”.", 0)]
    [InlineData("Organisation", new[] { "RJ1", "the surgery" }, AnswerFaultKind.UnknownCode, "“the surgery” does not have the shape of an ODS code (Organisation): 3 to 8 capital letters and digits.", 1)]
    [InlineData("ImmediateActions", new[] { "  " }, AnswerFaultKind.WrongValue, "ImmediateActions is empty: leave it out where there is nothing to say.", 0)]
    [InlineData("ImmediateActions", new[] { "a\u0000b" }, AnswerFaultKind.WrongType, "ImmediateActions holds the character U+0000, which is not text.", 0)]
    [InlineData("RiskPopulation", new[] { "Everybody" }, AnswerFaultKind.Required, "RiskImminent is mandatory where the section AdverseEventRiskDetails is present.", null)]
    [InlineData("Nonsense", new[] { "1" }, AnswerFaultKind.UnknownElement, "Taxonomy 5 has no element Nonsense.", null)]
    [InlineData("PhysicalHarm", new[] { "1" }, AnswerFaultKind.UnknownElement, "PhysicalHarm belongs in the section PatientInformation.", null)]
    [InlineData("Date", new[] { "2026-11-26T00:00:00Z" }, AnswerFaultKind.WrongValue, "Date is in the future: 2026-11-26T00:00:00Z.", 0)]
    [InlineData("Date", new[] { "2027" }, AnswerFaultKind.WrongValue, "Date is in the future: 2027.", 0)]
    public void Faults_OneWrongAnswer_SaysWhichAndWhy(string question, string[] values, AnswerFaultKind kind, string message, int? value)
    {
        var fault = Assert.Single(AnswerCheck.Faults(ShippedContent.V5, Records.Smallest.With(question, values), Today));

        Assert.Equal((kind, message, value), (fault.Kind, fault.Message, fault.Value));
    }

    [Theory]
    [InlineData("AgeAtTimeOfIncidentDays", "365", AnswerFaultKind.WrongValue)]
    [InlineData("AgeAtTimeOfIncidentDays", "031", AnswerFaultKind.WrongType)]
    [InlineData("AgeAtTimeOfIncidentDays", "1e3", AnswerFaultKind.WrongType)]
    [InlineData("PatientSequence", "0", AnswerFaultKind.WrongValue)]
    [InlineData("Gender", "male", AnswerFaultKind.UnknownCode)]
    [InlineData("RiskPopulation", "Everybody", AnswerFaultKind.UnknownElement)]
    public void Faults_OneWrongAnswerOfAPatient_NamesThePatient(string question, string value, AnswerFaultKind kind)
    {
        var first = AnswerSet.Empty.With("PatientSequence", "1");
        var second = AnswerSet.Empty.With("PatientSequence", "2").With(question, value);

        var fault = Assert.Single(AnswerCheck.Faults(ShippedContent.V5, Records.Smallest with { Patients = [first, second] }, Today));

        Assert.Equal((question, 1, kind), (fault.Question, fault.Patient, fault.Kind));
    }

    [Fact]
    public void Faults_SamePatientSequenceTwice_IsOne()
    {
        var patient = AnswerSet.Empty.With("PatientSequence", "1");

        var fault = Assert.Single(AnswerCheck.Faults(ShippedContent.V5, Records.Smallest with { Patients = [patient, patient] }, Today));

        Assert.Equal((AnswerFaultKind.Duplicate, 1), (fault.Kind, fault.Patient));
    }

    [Fact]
    public void Faults_MoreThanAHundredPatients_IsOne()
    {
        var patients = Enumerable.Range(1, 101).Select(number => AnswerSet.Empty.With("PatientSequence", $"{number}"));

        var fault = Assert.Single(AnswerCheck.Faults(ShippedContent.V5, Records.Smallest with { Patients = [.. patients] }, Today));

        Assert.Equal(("PatientInformation", AnswerFaultKind.TooMany), (fault.Question, fault.Kind));
    }

    [Fact]
    public void Faults_PatientWithoutSequence_AsksForIt()
    {
        var fault = Assert.Single(AnswerCheck.Faults(ShippedContent.V5, Records.Smallest with { Patients = [AnswerSet.Empty] }, Today));

        Assert.Equal(("PatientSequence", 0, AnswerFaultKind.Required), (fault.Question, fault.Patient, fault.Kind));
    }

    [Fact]
    public void Faults_NothingAtAll_AsksForThePlaceAndTheReporter()
    {
        var faults = AnswerCheck.Faults(ShippedContent.V5, new EventAnswers { TaxonomyVersion = 5, Type = EventType.Risk }, Today);

        Assert.Equal(["LocationDetails", "PractitionerDetails"], faults.Select(fault => fault.Question));
        Assert.All(faults, fault => Assert.Equal(AnswerFaultKind.Required, fault.Kind));
    }

    [Fact]
    public void Faults_ReferenceNumberAlone_DoesNotMakeItsSectionPresent() =>
        Assert.Empty(AnswerCheck.Faults(ShippedContent.V5, Records.Smallest.With("ReferenceNumber", "LS-1"), Today));

    [Fact]
    public void Faults_TextOverTheLimit_SaysHowLong()
    {
        var fault = Assert.Single(AnswerCheck.Faults(ShippedContent.V5, Records.Smallest with { Description = new string('a', 100_001) }, Today));

        Assert.Equal("Description is 100001 characters long; the most that is accepted is 100000.", fault.Message);
    }

    [Fact]
    public void Faults_HalfASurrogatePair_IsNoText()
    {
        // Not as inline data: an attribute's text is UTF-8 and cannot carry half a pair.
        string[] texts = ["half a pair \ud83d", "\udc00 the other half", "\ud83d\ud83d"];

        Assert.All(texts, text => Assert.Equal(
            AnswerFaultKind.WrongType,
            Assert.Single(AnswerCheck.Faults(ShippedContent.V5, Records.Smallest with { Description = text }, Today)).Kind));
    }

    [Fact]
    public void Faults_TomorrowInUtc_IsAccepted() => Assert.Empty(AnswerCheck.Faults(ShippedContent.V5, Records.Smallest with { Date = "2026-11-24" }, Today));

    [Fact]
    public void Faults_SeveralWrongAnswers_AreAllSaid()
    {
        var answers = Records.Smallest.With("InvolvedAgents", "77", "78").With("Process", "99") with { Date = "2026-02-31" };

        Assert.Equal(["Date", "InvolvedAgents", "InvolvedAgents", "Process"], AnswerCheck.Faults(ShippedContent.V5, answers, Today).Select(fault => fault.Question));
    }

    [Fact]
    public void Faults_TaxonomyOfAnotherVersion_Throws() =>
        Assert.Throws<ArgumentException>(() => AnswerCheck.Faults(ShippedContent.Content.Taxonomies[4], Records.Smallest, Today));
}
