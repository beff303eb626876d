using System.Text.Json;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed class EventAnswersJsonTests
{
    [Fact]
    public void Write_Answers_IsCompactAndInTaxonomyOrder()
    {
        var answers = Records.Smallest.With("InvolvedAgents", "9", "4").With("IncidentOccurredToday", "y")
            with
        { Description = "It’s “odd”", Date = "2026-11", Identifiers = [new(null, "7")], Patients = [AnswerSet.Empty.With("PatientSequence", "1").With("PhysicalHarm", "5")] };

        Assert.Equal(
            """{"v":5,"type":"incident","description":"It’s “odd”","date":"2026-11","identifiers":[{"value":"7"}],"answers":{"IncidentOccurredToday":["y"],"InvolvedAgents":["9","4"],"LocationKnown":["y"],"ReporterType":["3"]},"patients":[{"PhysicalHarm":["5"],"PatientSequence":["1"]}]}""",
            EventAnswersJson.Write(answers, ShippedContent.V5));
    }

    [Fact]
    public void Write_SameAnswersGivenInAnotherOrder_SameText()
    {
        var one = Records.Smallest.With("Process", "1").With("NeverEvent", "true");
        var other = new EventAnswers { TaxonomyVersion = 5, Type = EventType.Incident }
            .With("NeverEvent", "true").With("ReporterType", "3").With("Process", "1").With("LocationKnown", "y");

        Assert.Equal(EventAnswersJson.Write(one, ShippedContent.V5), EventAnswersJson.Write(other, ShippedContent.V5));
    }

    [Fact]
    public void Read_WhatWasWritten_IsEqual()
    {
        Assert.Equal(Records.Incident, EventAnswersJson.Read(EventAnswersJson.Write(Records.Incident, ShippedContent.V5)));
        Assert.Equal(Records.Smallest, EventAnswersJson.Read(EventAnswersJson.Write(Records.Smallest, ShippedContent.V5)));
    }

    [Fact]
    public void Write_DraftWithAnElementTheTaxonomyDoesNotKnow_KeepsIt()
    {
        var answers = Records.Smallest.With("Zebra", "1").With("Aardvark", "2");

        Assert.Equal(answers, EventAnswersJson.Read(EventAnswersJson.Write(answers, ShippedContent.V5)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"v":5}""")]
    [InlineData("""{"type":"incident"}""")]
    [InlineData("""{"v":5,"type":"accident"}""")]
    [InlineData("""{"v":"5","type":"incident"}""")]
    [InlineData("""{"v":5,"type":"incident","more":1}""")]
    [InlineData("""{"v":5,"type":"incident","answers":{"A":"1"}}""")]
    [InlineData("""{"v":5,"type":"incident","answers":{"A":[1]}}""")]
    [InlineData("""{"v":5,"type":"incident","answers":{"A":[null]}}""")]
    [InlineData("""{"v":5,"type":"incident","patients":{}}""")]
    [InlineData("""{"v":5,"type":"incident","identifiers":[{}]}""")]
    [InlineData("""{"v":5,"type":"incident",""")]
    public void Read_AnythingElse_ThrowsJsonException(string json) => Assert.ThrowsAny<JsonException>(() => EventAnswersJson.Read(json));

    [Fact]
    public void Slug_EveryType_LeadsBackToIt()
    {
        Assert.Equal(["incident", "good-care", "risk", "outcome"], EventTypes.All.Select(type => type.Slug()));
        Assert.Equal(["Incident", "Good care", "Risk", "Outcome"], EventTypes.All.Select(type => type.Title()));
        Assert.All(EventTypes.All, type => Assert.Equal(type, EventTypes.FromSlug(type.Slug())));
        Assert.Null(EventTypes.FromSlug("Incident"));
    }
}
