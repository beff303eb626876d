using LearnSafe.Domain.Search;

namespace LearnSafe.Domain.Tests.Search;

public sealed class ThemesTests
{
    private static readonly string[] Fridge =
    [
        "The vaccine fridge was at 11 degrees this morning; the thermometer alarm was switched off.",
        "Vaccine fridge too warm: nobody had read the thermometer since Friday.",
        "The alarm of the vaccine fridge went off, and the thermometer showed 10 degrees.",
        "Fridge warm again. The thermometer was read and the vaccines were set aside.",
    ];

    private static readonly string[] Bisoprolol =
    [
        "A clinic letter lowered bisoprolol and the repeat template kept the old dose.",
        "Bisoprolol repeat issued at the old dose although a letter of the clinic reduced it.",
        "The letter that reduced bisoprolol was filed, and the repeat stayed at the old dose.",
    ];

    private static readonly string[] Rest =
    [
        "A referral was dictated and never sent.",
        "Two patients share a surname; wrong notes opened.",
        "Somebody slipped on wet tiles near reception.",
        "Telephone lines failed between noon and two.",
        "An ear syringe was missing its guard.",
    ];

    private static string[] All => [.. Rest, .. Fridge, .. Bisoprolol];

    private static Guid Id(int number) => new(number + 1, 0, 0, new byte[8]);

    private static List<ThemeText> Numbered(IEnumerable<string> texts) => [.. texts.Select((text, index) => new ThemeText(Id(index), text))];

    private static string Shown(ThemeMap map) =>
        string.Join('\n', map.Themes.Select(theme => $"{theme.Centre}: {string.Join(' ', theme.Records)}: {string.Join(' ', theme.Words)}")) + "\nalone " + string.Join(' ', map.Alone);

    [Fact]
    public void Of_TwoThingsThatHappenOften_FindsBothAndSaysWhatTheyAreAbout()
    {
        var map = Themes.Of(Numbered(All), Spellings.None, ThemeRules.OwnRecords);
        Assert.Equal([4, 3], map.Themes.Select(theme => theme.Records.Count));
        Assert.Equal([Id(5), Id(6), Id(7), Id(8)], map.Themes[0].Records.Order());
        Assert.Equal([Id(9), Id(10), Id(11)], map.Themes[1].Records.Order());
        Assert.Equal("fridge", map.Themes[0].Words[0].Word);
        Assert.Contains(new ThemeWord("vaccine", 4, 0), map.Themes[0].Words);
        Assert.Contains("bisoprolol", map.Themes[1].Words.Select(word => word.Word));
        Assert.Equal(Enumerable.Range(0, 5).Select(Id), map.Alone);
        Assert.All(map.Themes, theme => Assert.Equal(theme.Centre, theme.Records[0]));
    }

    [Fact]
    public void Of_TheSameTextsInAnyOrder_FindsTheSame()
    {
        var random = new Random(20261128);
        var texts = Many(random, 300);
        var first = Shown(Themes.Of(texts, Spellings.None, ThemeRules.OwnRecords));
        Assert.Contains(':', first);
        for (var turn = 0; turn < 20; turn++)
        {
            var shuffled = texts.ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(first, Shown(Themes.Of(shuffled, Spellings.None, ThemeRules.OwnRecords)));
        }
    }

    [Fact]
    public void Of_AnUnrelatedTextMore_LeavesEveryThemeAsItWas()
    {
        var random = new Random(42);
        for (var turn = 0; turn < 30; turn++)
        {
            // Never just below a step: there the weights are made anew.
            var texts = Many(random, random.Next(3, 120));
            if ((texts.Count & (texts.Count - 1)) == 0) continue;
            var before = Themes.Of(texts, Spellings.None, ThemeRules.OwnRecords);
            var after = Themes.Of([.. texts, new ThemeText(new Guid(random.Next(), 1, 1, new byte[8]), "xylophones quarrelled beneath zeppelins")], Spellings.None, ThemeRules.OwnRecords);
            Assert.Equal(Shown(before).Split('\n')[..^1], Shown(after).Split('\n')[..^1]);
            Assert.Equal(before.Alone.Count + 1, after.Alone.Count);
        }
    }

    [Fact]
    public void Of_AnyTexts_PutsEachInOneThemeOrInNone()
    {
        var random = new Random(7);
        for (var turn = 0; turn < 30; turn++)
        {
            var texts = Many(random, random.Next(0, 200));
            var map = Themes.Of(texts, Spellings.None, ThemeRules.OwnRecords);
            Assert.Equal(texts.Select(text => text.Id).Order(), map.Themes.SelectMany(theme => theme.Records).Concat(map.Alone).Order());
            Assert.All(map.Themes, theme => Assert.True(theme.Records.Count >= 3));
            Assert.Equal(map.Themes.Select(theme => theme.Records.Count).OrderDescending(), map.Themes.Select(theme => theme.Records.Count));
        }
    }

    [Fact]
    public void Of_AChainOfNeighbours_IsNotOneTheme()
    {
        // Each shares four words with the next and none with the one after it.
        string[] words = [.. Enumerable.Range(0, 60).Select(number => $"word{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}")];
        var texts = Enumerable.Range(0, 12).Select(link => string.Join(' ', words[(link * 4)..((link * 4) + 8)]));
        var map = Themes.Of(Numbered(texts), Spellings.None, ThemeRules.OwnRecords);
        Assert.All(map.Themes, theme => Assert.Equal(3, theme.Records.Count));
    }

    [Fact]
    public void Of_WordsThatMostTextsHave_MakeNoTheme()
    {
        var texts = Enumerable.Range(0, 200).Select(number => $"The patient was given another prescription yesterday, item {number}.");
        Assert.Empty(Themes.Of(Numbered(texts), Spellings.None, ThemeRules.OwnRecords).Themes);
    }

    [Fact]
    public void Of_FewTexts_SaysThatTheyStandAlone()
    {
        Assert.Empty(Themes.Of([], Spellings.None, ThemeRules.OwnRecords).Themes);
        var two = Themes.Of(Numbered(Bisoprolol[..2]), Spellings.None, ThemeRules.OwnRecords);
        Assert.Empty(two.Themes);
        Assert.Equal([Id(0), Id(1)], two.Alone);
        Assert.Equal(2, Assert.Single(Themes.Of(Numbered(Bisoprolol[..2]), Spellings.None, ThemeRules.OwnRecords with { FewestRecords = 2 }).Themes).Records.Count);
    }

    [Fact]
    public void Of_AnIdTwice_CountsItOnce() =>
        Assert.Equal(3, Assert.Single(Themes.Of([.. Numbered(Bisoprolol), .. Numbered(Bisoprolol)], Spellings.None, ThemeRules.OwnRecords).Themes).Records.Count);

    [Fact]
    public void Of_WordsThatCouldPointToSomebody_AreNotShown()
    {
        var texts = Numbered([.. All[..^3], .. Bisoprolol.Select(text => text + " Marlowe was told.")]);
        Assert.Contains("marlowe", Themes.Of(texts, Spellings.None, ThemeRules.OwnRecords).Themes[1].Words.Select(word => word.Word));
        var hidden = Themes.Of(texts, Spellings.None, new ThemeRules(3, 3, new HashSet<string> { "marlowe" }));
        Assert.DoesNotContain("marlowe", hidden.Themes[1].Words.Select(word => word.Word));
        Assert.All(hidden.Themes.SelectMany(theme => theme.Words), word => Assert.True(word.Inside >= 3));
        Assert.Contains(Themes.Of(texts, Spellings.None, ThemeRules.OwnRecords).Themes.SelectMany(theme => theme.Words), word => word.Inside == 2);
    }

    [Fact]
    public void Of_Words_ShowsThemAsMostPeopleWroteThem()
    {
        var map = Themes.Of(Numbered(["Warfarin dosing letters mislaid again", "Warfarin dosing letter mislaid today", "Warfarin dosing letter mislaid twice"]), Spellings.None, ThemeRules.OwnRecords);
        var words = Assert.Single(map.Themes).Words.Select(word => word.Word).ToList();
        Assert.Contains("letter", words);
        Assert.Contains("dosing", words);
        Assert.DoesNotContain("dose", words);
        Assert.DoesNotContain("mislai", words);
    }

    [Theory]
    [InlineData("")]
    [InlineData("    ")]
    [InlineData("1234 5678 91011 121314")]
    [InlineData("\0\ud800 <script>alert(1)</script> '; drop table")]
    public void Of_TextsWithoutWords_StandAlone(string text)
    {
        var map = Themes.Of(Numbered([.. All, text]), Spellings.None, ThemeRules.OwnRecords);
        Assert.Equal(2, map.Themes.Count);
        Assert.Contains(Id(All.Length), map.Alone);
    }

    [Fact]
    public void Of_OneTextManyTimes_IsOneTheme()
    {
        var map = Themes.Of(Numbered([.. Enumerable.Repeat(Bisoprolol[0], 8), .. Rest, .. Fridge]), Spellings.None, ThemeRules.OwnRecords);
        Assert.Equal(8, map.Themes[0].Records.Count);
        Assert.Equal(Id(0), map.Themes[0].Centre);
    }

    /// <summary>Texts of some things that happen often, each told in other words, and of things that happen once.</summary>
    private static List<ThemeText> Many(Random random, int count)
    {
        string[] all = [.. Enumerable.Range(0, 400).Select(number => "w" + string.Concat(number.ToString("000", System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + (digit - '0')))))];
        return
        [
            .. Enumerable.Range(0, count).Select(number =>
            {
                var topic = random.Next(12);
                var own = Enumerable.Range(0, 6).Select(_ => all[(topic * 8) + random.Next(8)]);
                var other = Enumerable.Range(0, 6).Select(_ => all[random.Next(all.Length)]);
                return new ThemeText(new Guid(random.Next(), 0, 0, BitConverter.GetBytes((long)number)), string.Join(' ', own.Concat(other)));
            }),
        ];
    }
}
