namespace LearnSafe.Domain.Insight;

/// <summary>What rows are sorted by while they are counted: a number for each row, below <see cref="Size"/>, and which keys of the answer each number belongs to.</summary>
internal abstract class InsightKey(InsightGrouping grouping)
{
    public InsightGrouping Grouping => grouping;

    public abstract int Size { get; }

    /// <summary>How keys are called, by their place.</summary>
    public abstract IReadOnlyList<string> Texts { get; }

    /// <summary>The places of the keys that a number belongs to: several where a record has several values.</summary>
    public abstract ReadOnlySpan<int> PlacesOf(int number);

    /// <summary>Local numbers of all rows of a block.</summary>
    /// <returns>The numbers that the local ones stand for.</returns>
    public abstract int[] Fill(InsightBlock block, Span<ushort> locals);

    public static InsightKey Of(InsightSnapshot snapshot, InsightQuestion question, InsightGrouping grouping) =>
        grouping.Dimension is { } dimension ? new SetKey(snapshot, snapshot.PlaceOf(dimension), grouping) : new TimeKey(snapshot, question, grouping);

    private sealed class SetKey : InsightKey
    {
        private readonly int dimension;
        private readonly List<string> texts = [];
        private readonly List<int[]> places = [];

        /// <summary>By set of the dictionary.</summary>
        private readonly int[] numbers;

        public SetKey(InsightSnapshot snapshot, int dimension, InsightGrouping grouping)
            : base(grouping)
        {
            this.dimension = dimension;
            var view = snapshot.Sets[dimension];
            var known = new Dictionary<string, int>(StringComparer.Ordinal);
            int Place(string text)
            {
                if (known.TryGetValue(text, out var place)) return place;
                texts.Add(text);
                return known[text] = texts.Count - 1;
            }

            var ofValue = Array.ConvertAll(view.Values, value => Place(grouping.Sorted is { } sorted ? sorted(value) ?? InsightQuestion.NotAnswered : value));
            numbers = new int[view.Sets.Length];
            var same = new Dictionary<int, int>();
            for (var set = 0; set < numbers.Length; set++)
            {
                int[] members = view.Sets[set] is { Length: > 0 } some ? [.. some.Select(value => ofValue[value]).Distinct()] : [Place(InsightQuestion.NotAnswered)];
                if (members.Length == 1 && same.TryGetValue(members[0], out var number))
                {
                    numbers[set] = number;
                    continue;
                }

                numbers[set] = places.Count;
                if (members.Length == 1) same[members[0]] = places.Count;
                places.Add(members);
            }
        }

        public override int Size => places.Count;

        public override IReadOnlyList<string> Texts => texts;

        public override ReadOnlySpan<int> PlacesOf(int number) => places[number];

        public override int[] Fill(InsightBlock block, Span<ushort> locals)
        {
            var column = block.Sets[dimension];
            column.Fill(locals);
            return Array.ConvertAll(column.Values, set => numbers[set]);
        }
    }

    /// <summary>Number 0 is a day that is not known, or not exactly enough.</summary>
    private sealed class TimeKey : InsightKey
    {
        private readonly int first;
        private readonly int[] identity;

        public TimeKey(InsightSnapshot snapshot, InsightQuestion question, InsightGrouping grouping)
            : base(grouping)
        {
            var (from, to) = (int.MaxValue, int.MinValue);
            foreach (var value in snapshot.Blocks.SelectMany(block => block.Days[(int)grouping.Day].Values).Where(value => value != InsightBlock.NoDay).Select(InsightBlock.DayOf)) (from, to) = (Math.Min(from, value), Math.Max(to, value));
            foreach (var period in question.Periods.Where(period => period.Day == grouping.Day)) (from, to) = (Math.Max(from, period.From?.DayNumber ?? 0), Math.Min(to, period.To?.DayNumber ?? int.MaxValue));
            first = from > to ? 0 : InsightTime.Of(from, grouping.Unit);
            identity = [.. Enumerable.Range(0, from > to ? 1 : InsightTime.Of(to, grouping.Unit) - first + 2)];
            Texts = [InsightQuestion.NotAnswered, .. identity[1..].Select(number => InsightTime.Text(first + number - 1, grouping.Unit))];
        }

        public override int Size => identity.Length;

        public override IReadOnlyList<string> Texts { get; }

        public override ReadOnlySpan<int> PlacesOf(int number) => identity.AsSpan(number, 1);

        public override int[] Fill(InsightBlock block, Span<ushort> locals)
        {
            var column = block.Days[(int)Grouping.Day];
            column.Fill(locals);
            return Array.ConvertAll(column.Values, Number);
        }

        private int Number(int kept)
        {
            if (!InsightBlock.IsKnown(kept, Grouping.Unit)) return 0;
            var number = InsightTime.Of(InsightBlock.DayOf(kept), Grouping.Unit) - first + 1;
            return number > 0 && number < identity.Length ? number : 0;
        }
    }
}
