using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using LearnSafe.Domain.Privacy;

namespace LearnSafe.Domain.Tests.Privacy;

public class PrivacyCheckHostileTextTests
{
    private static readonly string[] Pieces =
    [
        "0", "07", "(0", "+44 ", "1 ", "12/", "1/1/50", "a@", ".a", "@", "Dr ", "Mr and ", "Mr. ", "A.", "O'", "-", "van ", "Miss ", "DOB ",
        "born on ", "is the ", "March ", "B1 ", "LS1 1A", " ", "\n", "\u00A0", "é", "\uD83D", "a", "A", "9", "943 476 ", "batch no ",
    ];

    [Fact]
    public void Find_LongRepetitionOfAnyPiece_IsLinear()
    {
        foreach (var piece in Pieces)
        {
            var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
            var watch = Stopwatch.StartNew();

            var found = PrivacyCheck.Find(text);

            // Some 50 ms are usual; a search that is quadratic at this length takes minutes.
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), $"'{piece}' took {watch.Elapsed}");
            Assert.True(found.Count <= text.Length);
        }
    }

    [Fact]
    public void Find_AnyMixture_GivesOrderedSeparateFindingsInsideTheText() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var found = PrivacyCheck.Find(text);
            var end = 0;
            foreach (var finding in found)
            {
                if (finding.Start < end || finding.Length < 1 || finding.Start + finding.Length > text.Length)
                    return false;
                end = finding.Start + finding.Length;
            }

            return PrivacyCheck.Replace(text, found) is not null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
