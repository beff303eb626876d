using System.Text;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Tests.Lfpse;

namespace LearnSafe.Domain.Tests.Insight;

/// <summary>More records than a block holds, with columns of every kind, counted by hand beside it.</summary>
public sealed class InsightSnapshotTests
{
    private const int Records = 70_000;

    private static readonly InsightSchema Schema = InsightSchema.Of(ShippedContent.Content.Taxonomies.Values);

    [Fact]
    public void Answer_OverBlocksAndChanges_IsWhatIsCountedByHand()
    {
        var builder = new InsightBuilder(Schema);
        var standing = new Dictionary<Guid, int>();
        for (var number = 0; number < Records; number++)
        {
            standing[Id(number)] = number;
            Add(builder, number, number);
        }

        var before = builder.Publish(InsightCursor.Beginning);
        for (var number = 0; number < Records; number += 7)
        {
            Assert.True(builder.Remove(Id(number)));
            Assert.False(builder.Remove(Id(number)));
            standing.Remove(Id(number));
        }

        for (var number = 1; number < Records; number += 11)
        {
            if (!standing.ContainsKey(Id(number))) continue;
            standing[Id(number)] = number + 1;
            builder.Put(Row(number, number + 1), Json(number + 1));
        }

        var after = builder.Publish(new InsightCursor(5, [1, 2, 3]));
        // What was published before is as it was: readers hold it without a lock.
        Check(before, Enumerable.Range(0, Records).ToDictionary(Id));
        Check(after, standing);
        Check(InsightBuilder.From(Again(after)).Publish(after.Cursor), standing);
        CheckMatches(after, standing);
        // Rows of another snapshot stand elsewhere.
        Assert.Throws<ArgumentException>(() => after.Answer(new InsightQuestion { Among = InsightMask.Of(before, []) }, TestContext.Current.CancellationToken));
        Assert.Equal([1, 2, 3], Again(after).Cursor.Link);
        Assert.InRange(after.Size / (double)after.Count, 20, 100);
    }

    [Fact]
    public void RoundedAnswers_OfLongerTimes_AreTheSumsOfTheirRoundedQuarters_SoThatNoTwoTellAQuarter()
    {
        var builder = new InsightBuilder(Schema);
        // 3 and 3 in the first half of 2023, none until the last quarter, then 11; 2 in 2024.
        int[] contents = [0, 1, 2, 100, 101, 102, .. Enumerable.Range(280, 11), 400, 401];
        foreach (var (number, content) in contents.Index()) Add(builder, number, content);
        var snapshot = builder.Publish(InsightCursor.Beginning);
        var quarters = new InsightGrouping(null, InsightDay.Recorded, InsightUnit.Quarter);
        IReadOnlyList<InsightAnswer> Of(DateOnly? from, DateOnly to, params IReadOnlyList<InsightCut> cuts) =>
            RoundedAnswers.Of(snapshot, new InsightQuestion { Periods = [new InsightPeriod(InsightDay.Recorded, from, to)] }, cuts, TestContext.Current.CancellationToken);
        var answers = Of(null, new DateOnly(2024, 6, 30), new([]), new([quarters]), new([new InsightGrouping(null, InsightDay.Recorded, InsightUnit.Year)]), new([new InsightGrouping("LevelOfConcern"), quarters]));
        Assert.All(answers, answer => Assert.Equal(20, answer.Total));
        Assert.Equal([("2023-Q1", 5L), ("2023-Q2", 5), ("2023-Q4", 10)], answers[1].Cells.Select(cell => (answers[1].Axes[0].Keys[cell.First], cell.Count)));
        Assert.Contains("2023-Q3", answers[1].Axes[0].Keys);
        Assert.Equal([("2023", 20L)], answers[2].Cells.Select(cell => (answers[2].Axes[0].Keys[cell.First], cell.Count)));
        Assert.All(answers[3].Cells, cell => Assert.Equal("2023-Q4", answers[3].Axes[1].Keys[cell.Second]));
        // Every span is the sum of its quarters: what two spans differ by is what the quarter is told as anyway.
        Assert.Equal((10L, 5L, 10L), (Of(null, new DateOnly(2023, 6, 30), new InsightCut([]))[0].Total, Of(new DateOnly(2023, 4, 1), new DateOnly(2023, 9, 30), new InsightCut([]))[0].Total, Of(new DateOnly(2023, 7, 1), new DateOnly(2024, 6, 30), new InsightCut([]))[0].Total));
        Assert.Equal((0L, 0), (Of(new DateOnly(2030, 1, 1), new DateOnly(2030, 3, 31), new InsightCut([quarters]))[0].Total, Of(new DateOnly(2030, 1, 1), new DateOnly(2030, 3, 31), new InsightCut([quarters]))[0].Cells.Count));
    }

    [Fact]
    public void Take_PartsThatWereReadSideBySide_IsWhatOneReaderMakes()
    {
        // Five blocks, each too full to be put together with another: so many are counted side by side.
        const int many = 5 * 36_000;
        var parts = Enumerable.Range(0, 5).Select(_ => new InsightBuilder(Schema)).ToArray();
        // The last records first, so that each part numbers what it meets in another order.
        for (var number = many - 1; number >= 0; number--) Add(parts[number % 5], number, number);
        var builder = new InsightBuilder(Schema);
        foreach (var part in parts) builder.Take(part.Publish(InsightCursor.Beginning));
        builder.Take(new InsightBuilder(Schema).Publish(InsightCursor.Beginning));
        var standing = Enumerable.Range(0, many).ToDictionary(Id);
        var whole = builder.Publish(InsightCursor.Beginning);
        Check(whole, standing);
        // What was taken over is followed like everything else.
        Assert.True(builder.Remove(Id(5)));
        builder.Put(Row(1999, 2000), Json(2000));
        (standing[Id(1999)], _) = (2000, standing.Remove(Id(5)));
        Check(builder.Publish(InsightCursor.Beginning), standing);
        Assert.Equal(many, whole.Count);
        Assert.Throws<ArgumentException>(() => builder.Take(new InsightBuilder(InsightSchema.Of(ShippedContent.Content.Taxonomies.Values)).Publish(InsightCursor.Beginning)));
    }

    [Fact]
    public void Put_TheSameRecordManyTimes_IsFoundAndTakenAwayAsOne()
    {
        var builder = new InsightBuilder(Schema);
        for (var turn = 0; turn < 9; turn++)
        {
            for (var number = 0; number < 20; number++) builder.Put(Row(number, number + turn), Json(number + turn));
            var snapshot = builder.Publish(InsightCursor.Beginning);
            for (var number = 0; number < 20; number++)
                Assert.Equal(1, snapshot.Answer(new InsightQuestion { Among = InsightMask.Of(snapshot, [Id(number)]) }, TestContext.Current.CancellationToken).Total);
        }

        // Once their block is full too.
        for (var number = 20; number < Records; number++) Add(builder, number, number);
        for (var number = 0; number < 20; number++) Assert.True(builder.Remove(Id(number)));
        var left = builder.Publish(InsightCursor.Beginning);
        Assert.Equal(Records - 20, left.Answer(new InsightQuestion(), TestContext.Current.CancellationToken).Total);
        Assert.Equal(0, left.Answer(new InsightQuestion { Among = InsightMask.Of(left, Enumerable.Range(0, 20).Select(Id)) }, TestContext.Current.CancellationToken).Total);
    }

    [Fact]
    public void Put_ARecordAgainAndAgain_IsFoundWhereItStands()
    {
        var builder = new InsightBuilder(Schema);
        // Each has been changed twice since, so that its first rows no longer stand, and the first block is sealed with them.
        for (var turn = 0; turn < 3; turn++)
        {
            for (var number = 0; number < 20; number++) builder.Put(Row(number, number + turn), Json(number + turn));
        }

        for (var number = 20; number < Records; number++) Add(builder, number, number);
        for (var published = 0; published < 2; published++)
        {
            var snapshot = builder.Publish(InsightCursor.Beginning);
            for (var number = 0; number < 20; number++)
            {
                Assert.Equal(snapshot.Count - 1, snapshot.Answer(new InsightQuestion { Without = [Id(number)] }, TestContext.Current.CancellationToken).Total);
                Assert.Equal(published == 1 && number == 7 ? 0 : 1, snapshot.Answer(new InsightQuestion { Among = InsightMask.Of(snapshot, [Id(number)]) }, TestContext.Current.CancellationToken).Total);
                if (published == 0 && number == 18) Assert.True(builder.Remove(Id(7)));
                if (published == 0 && number == 19) Assert.False(builder.Remove(Id(7)));
                if (published == 1 && number == 6) number++;
            }
        }
    }

    [Fact]
    public void Remove_MostOfABlock_GivesItsRoomBack()
    {
        var builder = new InsightBuilder(Schema);
        for (var number = 0; number < Records; number++) Add(builder, number, number);
        for (var number = 0; number < Records - 10; number++) builder.Remove(Id(number));
        var left = builder.Publish(InsightCursor.Beginning);
        Assert.Equal(10, left.Count);
        var again = InsightBuilder.From(left).Publish(InsightCursor.Beginning);
        Assert.Equal(10, again.Count);
        Assert.True(again.Size < 200_000, $"{again.Size} bytes for ten records");
    }

    [Fact]
    public void Read_AFileThatIsDamagedCutOffOrOfAnotherForm_SaysWhy()
    {
        var builder = new InsightBuilder(Schema);
        for (var number = 0; number < 40; number++) Add(builder, number, number);
        var whole = Bytes(builder.Publish(new InsightCursor(9, [7])));
        var random = new Random(3);
        for (var turn = 0; turn < 300; turn++)
        {
            byte[] damaged = [.. whole];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            Assert.Throws<InsightException>(() => Read(damaged));
            Assert.Throws<InsightException>(() => Read(whole[..random.Next(whole.Length)]));
        }

        Assert.Contains("no snapshot", Assert.Throws<InsightException>(() => Read([])).Message, StringComparison.Ordinal);
        Assert.Contains("other taxonomies", Assert.Throws<InsightException>(() => InsightFile.Read(InsightSchema.Of([]), new MemoryStream(whole))).Message, StringComparison.Ordinal);
    }

    private static void Check(InsightSnapshot snapshot, Dictionary<Guid, int> standing)
    {
        Assert.Equal(standing.Count, snapshot.Count);
        var question = new InsightQuestion
        {
            Filters = [new InsightFilter("InvolvedAgents", InsightMatch.AllOf, ["4", "3"]), new InsightFilter("DeviceType", InsightMatch.NoneOf, ["7"])],
            Periods = [new InsightPeriod(InsightDay.Recorded, new DateOnly(2024, 2, 1), new DateOnly(2025, 6, 30))],
            Groupings = [new InsightGrouping(null, InsightDay.Recorded, InsightUnit.Quarter), new InsightGrouping("LevelOfConcern")],
            Span = new InsightSpan(InsightDay.Recorded, InsightDay.Reviewed, 50),
        };
        bool Fits(int content) => Has(content, "3") && Has(content, "4") && content % 40 != 7 && Day(content) >= new DateOnly(2024, 2, 1) && Day(content) <= new DateOnly(2025, 6, 30);
        var answer = snapshot.Answer(question, TestContext.Current.CancellationToken);
        Assert.Equal(standing.Values.Count(Fits), answer.Total);
        var expected = standing.Values.Where(content => Fits(content) && content % 3 == 0).GroupBy(content => (InsightTime.Text(InsightTime.Of(Day(content), InsightUnit.Quarter), InsightUnit.Quarter), Concern(content)))
            .ToDictionary(same => same.Key, same => (Count: same.LongCount(), Days: Median([.. same.Select(content => content % 50)])));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, answer.Cells.ToDictionary(cell => (answer.Axes[0].Keys[cell.First], answer.Axes[1].Keys[cell.Second]), cell => (cell.Count, cell.Days!.Value)));
        Assert.Equal(standing.Values.Count(content => content % 3 > 0), snapshot.Answer(new InsightQuestion { Lacking = [InsightDay.Reviewed] }, TestContext.Current.CancellationToken).Total);
        Assert.Equal(0, snapshot.Answer(new InsightQuestion { Lacking = [InsightDay.Reviewed], Periods = [new InsightPeriod(InsightDay.Reviewed, null, null)] }, TestContext.Current.CancellationToken).Total);
        // Several cuts of the same records, in one go and one by one.
        List<InsightCut> cuts = [new([]), new(question.Groupings, question.Span), new([new InsightGrouping("LevelOfConcern")]), new([], new InsightSpan(InsightDay.Recorded, InsightDay.Reviewed, 90)), new([new InsightGrouping("DeviceType"), new InsightGrouping(null, InsightDay.Recorded, InsightUnit.Year)])];
        foreach (var (cut, together) in cuts.Zip(snapshot.Answer(question, cuts, TestContext.Current.CancellationToken)))
        {
            var alone = snapshot.Answer(question with { Groupings = cut.Groupings, Span = cut.Span }, TestContext.Current.CancellationToken);
            Assert.Equal((alone.Total, alone.Measured), (together.Total, together.Measured));
            Assert.Equal(alone.Cells, together.Cells);
        }

        var scope = new InsightQuestion { Organisations = new HashSet<Guid> { Organisation(1), Organisation(2) }, Without = [Id(1), Id(2), Guid.NewGuid()] };
        Assert.Equal(standing.Count(one => one.Value % 500 is 1 or 2 && one.Key != Id(1) && one.Key != Id(2)), snapshot.Answer(scope, TestContext.Current.CancellationToken).Total);
        Assert.Equal(standing.Values.Count(content => content % 40 > 0), snapshot.Answer(new InsightQuestion { Filters = [new InsightFilter("DeviceType", InsightMatch.NoneOf, [InsightQuestion.NotAnswered])] }, TestContext.Current.CancellationToken).Total);
    }

    /// <summary>Pages one after the other are the whole in order, and a mask narrows as the list of its ids does.</summary>
    private static void CheckMatches(InsightSnapshot snapshot, Dictionary<Guid, int> standing)
    {
        var question = new InsightQuestion { Filters = [new InsightFilter("InvolvedAgents", InsightMatch.AnyOf, ["3"])], Without = [Id(5)] };
        var expected = standing.Where(one => Has(one.Value, "3") && one.Key != Id(5)).OrderByDescending(one => Day(one.Value)).ThenByDescending(one => one.Key)
            .Select(one => new InsightMatched(one.Key, Day(one.Value), one.Value % 9 == 0 ? null : Day(one.Value))).ToList();
        var matches = InsightMatches.Of(snapshot, question, TestContext.Current.CancellationToken);
        Assert.Equal(expected.Count, matches.Total);
        Assert.Equal(expected, matches.Page(0, int.MaxValue));
        foreach (var (skip, take) in new[] { (0, 20), (1, 1), (12, 7), (expected.Count / 2, 500), (expected.Count - 3, 20) }) Assert.Equal(expected.Skip(skip).Take(take), matches.Page(skip, take));
        Assert.Empty(matches.Page(expected.Count, 20));
        Assert.Empty(matches.Page(0, 0));

        foreach (var step in new[] { 1, 3, 2000, 30_000 })
        {
            var among = expected.Where((_, index) => index % step == 0).Select(one => one.Id).Reverse().Append(Guid.NewGuid()).Append(Id(5)).ToHashSet();
            var masked = question with { Among = InsightMask.Of(snapshot, [.. among, among.First()]) };
            Assert.Equal(expected.Where(one => among.Contains(one.Id)), InsightMatches.Of(snapshot, masked, TestContext.Current.CancellationToken).Page(0, int.MaxValue));
        }

        Assert.Equal(0, snapshot.Answer(new InsightQuestion { Among = InsightMask.Of(snapshot, []) }, TestContext.Current.CancellationToken).Total);
    }

    private static void Add(InsightBuilder builder, int number, int content) => builder.Add(Row(number, content), Json(content));

    private static InsightRecord Row(int number, int content) => new(
        Id(number), Organisation(content % 500), EventType.Incident, 5, 4, 4, null, 1, Day(content), content % 9 == 0 ? 7 : 10, Day(content), content % 3 == 0 ? Day(content).AddDays(content % 50) : null, null);

    private static byte[] Json(int content)
    {
        string[] agents = [.. Has(content, "4") ? ["4"] : Array.Empty<string>(), .. Has(content, "3") ? ["3"] : Array.Empty<string>()];
        var parts = agents.Length == 0 ? "" : $"\"InvolvedAgents\":[{string.Join(',', agents.Select(agent => $"\"{agent}\""))}],";
        // Hundreds of specialties make a column of two bytes; a device in few records makes one of the rows that have it.
        var device = content % 40 == 0 ? "" : $"\"DeviceType\":[\"{content % 40}\"],";
        return Encoding.UTF8.GetBytes($"{{\"v\":5,\"type\":\"incident\",\"description\":\"…\",\"answers\":{{{parts}{device}\"LevelOfConcern\":[\"{Concern(content)}\"],\"NeverEvent\":[\"false\"],\"ResponsibleSpecialty\":[\"{content % 300}\"]{(content % 100 == 0 ? ",\"CqcNotify\":[\"true\"]" : "")}}},\"patients\":[{{\"Gender\":[\"1\"]}}]}}");
    }

    private static bool Has(int content, string agent) => agent == "4" ? content % 2 == 0 : content % 5 == 0;

    private static string Concern(int content) => (content % 4 + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly Day(int content) => new DateOnly(2023, 1, 1).AddDays(content % 1100);

    private static Guid Id(int number) => new(number, (short)(number >> 3), 7, 1, 2, 3, 4, 5, 6, 7, 8);

    private static Guid Organisation(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    private static double Median(List<int> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2.0;
    }

    private static byte[] Bytes(InsightSnapshot snapshot)
    {
        using var file = new MemoryStream();
        InsightFile.Write(snapshot, file);
        return file.ToArray();
    }

    private static InsightSnapshot Read(byte[] bytes) => InsightFile.Read(Schema, new MemoryStream(bytes));

    private static InsightSnapshot Again(InsightSnapshot snapshot) => Read(Bytes(snapshot));
}
