using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using LearnSafe.Domain.Privacy;

namespace LearnSafe.Domain.Tests.Privacy;

public class ReleaseCheckTests
{
    [Theory]
    [InlineData("Spoke to Sarah Bennett, her daughter Priya called.", "Spoke to [name], her daughter [name] called.")]
    [InlineData("Pt John S. rang.", "Pt [name] rang.")]
    [InlineData("Seen by Khan and Patel.", "Seen by [name] and [name].")]
    [InlineData("J.S. was seen.", "[name] was seen.")]
    [InlineData("Dr Khan's letter", "A colleague's letter")]
    [InlineData("A 47-year-old woman, pt 72M, baby 6 weeks old, aged 91.", "A [aged 40 to 49] woman, pt [male aged 70 to 79], baby [aged under 1], [aged 90 or over].")]
    [InlineData("On Tuesday 4 November 2025 and 05/11/25 at 14:05.", "On November 2025 and November 2025 at 14:05.")]
    [InlineData("Sent from Wold Street Surgery to St. Aldhelm's Hospital.", "Sent from [organisation] to [organisation].")]
    [InlineData("DOB 12/03/1952, 943 476 5919", "DOB [date of birth], [NHS number]")]
    [InlineData("BENNETT, Sarah", "[name]")]
    public void Propose_WhatMayIdentify_IsReplaced(string text, string proposed) => Assert.Equal(proposed, ReleaseCheck.Propose(text).Text);

    [Theory]
    [InlineData("Parkinson's disease, Addison's crisis, Bell's palsy and Crohn's.")]
    [InlineData("Waterlow and the Wells score were not done; Gillick competence was.")]
    [InlineData("EMIS and Ardens were down, SystmOne was not.")]
    [InlineData("On Monday in March the clinic was full. May need review. Will check.")]
    [InlineData("Amoxicillin 500 mg, then Fostair and Eliquis 5 mg.")]
    [InlineData("Seen in the Surgery by the Practice Nurse.")]
    [InlineData("6/12 ago, BP 120/80, 5 year recall, for 20 years, MRI and GP.")]
    [InlineData("Seen at 9 a.m. and told e.g. Aspirin.")]
    [InlineData("")]
    public void Propose_WordsOfTheTrade_AreLeftAlone(string text) => Assert.Equal(text, ReleaseCheck.Propose(text).Text);

    [Fact]
    public void Propose_PlacesTheCallerNames_AreTakenOutWhereverTheyStand()
    {
        var proposal = ReleaseCheck.Propose("Larkmere was told; larkmere's fax and Larkmeres.", "Larkmere");

        Assert.Equal("[organisation] was told; [organisation]'s fax and Larkmeres.", proposal.Text);
        Assert.Equal([(ReleaseKind.Place, 0, 8), (ReleaseKind.Place, 19, 8)], proposal.Findings.Select(finding => (finding.Kind, finding.Start, finding.Length)));
    }

    [Fact]
    public void Propose_AgainOnItsOwnProposal_FindsNothingNew() =>
        Assert.All(
            ["Spoke to Sarah Bennett, 47 years old, on 3/11/2025 at Wold Street Surgery.", "Mrs Okafor, DOB 12/03/1952, of 14 Mill Lane, LS88 2QT."],
            text => Assert.Empty(ReleaseCheck.Propose(ReleaseCheck.Propose(text).Text).Findings));

    [Fact]
    public void Propose_AnyMixture_ChangesNothingOutsideItsFindings() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var proposal = ReleaseCheck.Propose(text, "Larkmere");
            var (end, kept) = (0, "");
            foreach (var finding in proposal.Findings)
            {
                if (finding.Start < end || finding.Length < 1 || finding.Start + finding.Length > text.Length) return false;
                kept += text[end..finding.Start] + finding.Replacement;
                end = finding.Start + finding.Length;
            }

            return kept + text[end..] == proposal.Text;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Propose_LongRepetitionOfAnyPiece_IsLinear()
    {
        foreach (var piece in Pieces)
        {
            var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
            var watch = Stopwatch.StartNew();

            Assert.NotNull(ReleaseCheck.Propose(text));

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), $"'{piece}' took {watch.Elapsed}");
        }
    }

    private static readonly string[] Pieces =
    [
        "Sarah ", "Bennett", "Grace ", "Khan and ", "J.", "S. ", "pt ", "JS ", "daughter ", "spoke to ", "rang ", "St ", "Hospital", "Lane ", "Surgery ", "14 ", "47-year-old ", "aged 8 ", "3/11/25 ",
        "4 Nov ", "Parkinson's ", "'s ", "’", ", ", "/", " & ", ". ", ": ", "\n", "a", "A", "Wold-", "É", "\uD83D", "0", "Larkmere ", "and the ", "van der ", "(", "BENNETT, ",
    ];
}
