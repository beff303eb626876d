using System.Numerics;

namespace LearnSafe.Domain.Search;

/// <summary>
/// Finds themes in texts: groups around a centre, each text of which is like the centre (star clustering: Aslam, Pelekhov and Rus 2004). Two texts are alike as
/// <see cref="Likeness"/> has it: the cosine between their words, rare words weighing more, and three words at least that few others have. The text that is like the most others
/// becomes a centre, then the next that is like no centre; each of the rest goes to the centre that it is most like. So everything in a theme is like one text that
/// can be shown, and nothing is drawn in by a chain of neighbours. The order in which texts come makes no difference, and a text that shares no word with the others changes nothing.
/// </summary>
public static class Themes
{
    /// <summary>Shorter words are the glue of sentences.</summary>
    private const int ShortestWord = 3;

    /// <summary>Words in more than this share of the texts tell nothing.</summary>
    private const double CommonFrom = 0.15;

    /// <summary>Below this, texts are not alike enough: more than for two that somebody looks at by themselves, as here a whole group hangs on it.</summary>
    private const double Least = 0.25;

    /// <summary>A theme is told by so many words at most.</summary>
    private const int MostWords = 6;

    /// <summary>A word that tells a theme stands in this share of its texts at least.</summary>
    private const double LeastShare = 0.3;

    /// <summary>How common a word is, is measured against the next step (64, 128, 256 …) of how many texts there are: one text more does not move every weight a little.</summary>
    private const int FirstStep = 64;

    /// <param name="texts">Of an id that comes twice, the first counts.</param>
    public static ThemeMap Of(IEnumerable<ThemeText> texts, Spellings spellings, ThemeRules rules)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(spellings);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentOutOfRangeException.ThrowIfLessThan(rules.FewestRecords, 2);
        var sorted = texts.DistinctBy(text => text.Id).OrderBy(text => text.Id).ToArray();
        var words = ThemeWords.Of(sorted, spellings, ShortestWord);
        var step = Math.Max(FirstStep, (int)BitOperations.RoundUpToPowerOf2((uint)sorted.Length));
        var weights = words.Counts.Select(count => count > step * CommonFrom ? 0 : Math.Log2((double)step / count)).ToArray();
        var alike = Alike(words, weights);
        var centreOf = Grouped(alike, rules.FewestRecords);
        var themes = centreOf.Index().Where(one => one.Item >= 0).GroupBy(one => one.Item, one => one.Index)
            .Select(group => Told(group.Key, [.. group.OrderByDescending(member => member == group.Key ? double.MaxValue : Score(alike, member, group.Key)).ThenBy(member => member)], sorted, words, weights, step, rules))
            .OrderByDescending(theme => theme.Records.Count).ThenBy(theme => theme.Centre);
        return new ThemeMap([.. themes], [.. centreOf.Index().Where(one => one.Item < 0).Select(one => sorted[one.Index].Id)]);
    }

    /// <summary>For each text, those that are like it and how much, in order.</summary>
    private static List<(int Other, double Score)>[] Alike(ThemeWords words, double[] weights)
    {
        var count = words.Texts.Length;
        var alike = new List<(int, double)>[count];
        for (var text = 0; text < count; text++) alike[text] = [];
        var lengths = words.Texts.Select(stems => Math.Sqrt(stems.Sum(stem => weights[stem.Stem] * weights[stem.Stem]))).ToArray();
        var having = new List<int>[weights.Length];
        var (scores, shared, touched) = (new double[count], new int[count], new List<int>());
        // Each is held against those before it that have one of its words.
        for (var text = 0; text < count; text++)
        {
            touched.Clear();
            foreach (var (stem, _) in words.Texts[text])
            {
                if (weights[stem] == 0 || words.Counts[stem] == 1) continue;
                var square = weights[stem] * weights[stem];
                foreach (var other in having[stem] ??= [])
                {
                    if (shared[other]++ == 0) touched.Add(other);
                    scores[other] += square;
                }

                having[stem].Add(text);
            }

            foreach (var other in touched)
            {
                var score = scores[other] / (lengths[text] * lengths[other]);
                if (shared[other] >= Likeness.FewestWords && score >= Least)
                {
                    alike[text].Add((other, score));
                    alike[other].Add((text, score));
                }

                (scores[other], shared[other]) = (0, 0);
            }
        }

        return alike;
    }

    /// <summary>For each text its centre, itself where it is one; -1 where it stands alone.</summary>
    private static int[] Grouped(List<(int Other, double Score)>[] alike, int fewest)
    {
        var isCentre = new bool[alike.Length];
        var isNear = new bool[alike.Length];
        foreach (var text in Enumerable.Range(0, alike.Length).Where(text => alike[text].Count > 0).OrderByDescending(text => alike[text].Count).ThenBy(text => text))
        {
            if (isNear[text]) continue;
            isCentre[text] = true;
            foreach (var (other, _) in alike[text]) isNear[other] = true;
        }

        while (true)
        {
            var centreOf = Enumerable.Range(0, alike.Length).Select(text => isCentre[text] ? text : Nearest(alike[text], isCentre)).ToArray();
            var small = centreOf.Where(centre => centre >= 0).GroupBy(centre => centre).Where(group => group.Count() < fewest).Select(group => group.Key).ToList();
            if (small.Count == 0) return centreOf;
            // What is too small is no theme, and what was in it may be like another centre too.
            foreach (var centre in small) isCentre[centre] = false;
        }
    }

    private static int Nearest(List<(int Other, double Score)> alike, bool[] isCentre) =>
        alike.Where(one => isCentre[one.Other]).OrderByDescending(one => one.Score).ThenBy(one => one.Other).Select(one => (int?)one.Other).FirstOrDefault() ?? -1;

    private static double Score(List<(int Other, double Score)>[] alike, int text, int centre) => alike[text].Find(one => one.Other == centre).Score;

    private static Theme Told(int centre, int[] members, ThemeText[] texts, ThemeWords words, double[] weights, int step, ThemeRules rules)
    {
        var inside = members.SelectMany(member => words.Texts[member]).GroupBy(word => word.Stem).Where(group => weights[group.Key] > 0).Select(group => (Stem: group.Key, Count: group.Count(), Forms: group.Select(word => word.Form)));
        var told =
            from word in inside
            let share = (double)word.Count / members.Length
            where word.Count >= rules.FewestWithWord && share >= LeastShare
            let outside = words.Counts[word.Stem] - word.Count
            let form = words.Form(word.Forms)
            where !rules.Hidden.Contains(form)
            // In how many of the theme it stands, and how much more often than elsewhere.
            orderby share * Math.Log2(share * step / (outside + 1)) descending, form
            select new ThemeWord(form, word.Count, outside);
        return new Theme(texts[centre].Id, [.. members.Select(member => texts[member].Id)], [.. told.Take(MostWords)]);
    }
}
