using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.Review;

namespace LearnSafe.Domain.Tests.Responses;

public sealed class NationalCriteriaTests
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "content");

    private static readonly NationalCriteria Criteria = NationalCriteria.Load(Shipped).Find(1)!;

    [Fact]
    public void Shipped_TwelveRowsOfWhichSixWereRead()
    {
        Assert.Equal(Enumerable.Range(1, 12), Criteria.All.Select(criterion => criterion.Number));
        Assert.All(Criteria.All, criterion => Assert.Equal(criterion.Number <= 6 ? RuleStatus.Verified : RuleStatus.NotVerified, criterion.Status));
        Assert.Equal(RuleStatus.NotVerified, Criteria.NeverEvents.Status);
        Assert.DoesNotContain(Criteria.NeverEvents.Events, never => never.Title.Contains("tooth", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Shipped_NamesOfSignsAndNotificationsAreThere()
    {
        var signs = ReviewSigns.Load(Shipped).All.Select(sign => sign.Name).ToHashSet();
        var kinds = NotificationKinds.Load(Shipped).Find(1)!;
        Assert.All(Criteria.All.SelectMany(criterion => criterion.Signs).Concat(kinds.All.SelectMany(kind => kind.Signs)), name => Assert.Contains(name, signs));
        Assert.All(Criteria.All.SelectMany(criterion => criterion.Notifications), name => Assert.NotNull(kinds.Find(name)));
        Assert.Equal("cqc coroner controlled-drugs yellow-card riddor ico safeguarding screening leder cdop mnsi", string.Join(' ', kinds.All.Select(kind => kind.Name)));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("candour", "")]
    [InlineData("never-event", "never-event")]
    [InlineData("death child-death", "death-problems-in-care child-death learning-disability-autism-death")]
    [InlineData("safeguarding", "safeguarding")]
    public void PromptedBy_SignsOfTheReview(string signs, string names) =>
        Assert.Equal(names, string.Join(' ', Criteria.PromptedBy(signs.Split(' ')).Select(criterion => criterion.Name)));

    [Fact]
    public void On_RowsHoldFromTheirOwnDay()
    {
        Assert.DoesNotContain(Criteria.On(new DateOnly(2023, 9, 30)), criterion => criterion.Name == "maternity-neonatal");
        Assert.Equal(12, Criteria.On(new DateOnly(2023, 10, 1)).Count);
    }

    [Theory]
    [InlineData("2022-01-01", 1)]
    [InlineData("2026-12-31", 1)]
    [InlineData("2027-01-01", 2)]
    [InlineData("2030-01-01", 2)]
    public void Versions_TheNewestThatHoldsOnTheDay_AndOldOnesStay(string day, int version)
    {
        var folder = Folder(text => text);
        var second = File.ReadAllText(Path.Combine(Shipped, "psirf", "national-criteria-v1.json")).Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "psirf", "national-criteria-v2.json"), ReplaceFirst(second, "\"from\": \"2022-08-16\"", "\"from\": \"2027-01-01\""));
        var versions = NationalCriteria.Load(folder);
        Assert.Equal(version, versions.On(DateOnly.ParseExact(day, "yyyy-MM-dd")).Version);
        Assert.Equal([1, 2], versions.Versions);
        Assert.Null(versions.Find(3));
    }

    [Theory]
    [InlineData("\"number\": 2", "\"number\": 3", "criteria[1].number", "The rows are numbered in order")]
    [InlineData("\"name\": \"child-death\"", "\"name\": \"Child death\"", "criteria[5].name", "A name is of small letters")]
    [InlineData("\"name\": \"child-death\"", "\"name\": \"never-event\"", "criteria[5].name", "The criterion is there twice.")]
    [InlineData("\"status\": \"verified\"", "\"status\": \"sure\"", "criteria[0].status", "\"sure\" is not known here")]
    [InlineData("\"relevance\": \"sometimes\"", "\"relevance\": \"ever\"", "criteria[0].relevance", "\"ever\" is not known here")]
    [InlineData("\"from\": \"2023-10-01\"", "\"from\": \"1 October 2023\"", "criteria[2].from", "A day such as")]
    [InlineData("\"from\": \"2023-10-01\"", "\"from\": \"2023-10-01\", \"until\": \"2023-10-01\"", "criteria[2].until", "It must lie behind from.")]
    [InlineData("\"requiredResponse\"", "\"response\"", "criteria[0].response", "There is no property")]
    [InlineData("\"version\": 1", "\"version\": 2", "version", "The name of the file says version 1.")]
    public void AFile_ThatIsWrong_NamesPlaceAndReason(string found, string replaced, string place, string reason)
    {
        var folder = Folder(text => ReplaceFirst(text, found, replaced));
        Assert.Contains(Assert.Throws<ContentException>(() => NationalCriteria.Load(folder)).Faults, fault => fault.Place == place && fault.Reason.StartsWith(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void AFile_ThatIsMissing_IsNamed() =>
        Assert.Contains(Assert.Throws<ContentException>(() => NotificationKinds.Load(Directory.CreateTempSubdirectory("learnsafe-psirf-").FullName)).Faults, fault => fault.File == "psirf/external-notifications-v1.json");

    private static string Folder(Func<string, string> change)
    {
        var folder = Directory.CreateTempSubdirectory("learnsafe-psirf-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "psirf"));
        File.WriteAllText(Path.Combine(folder, "psirf", "national-criteria-v1.json"), change(File.ReadAllText(Path.Combine(Shipped, "psirf", "national-criteria-v1.json"))));
        return folder;
    }

    private static string ReplaceFirst(string text, string found, string replaced)
    {
        var at = text.IndexOf(found, StringComparison.Ordinal);
        Assert.True(at >= 0, found);
        return string.Concat(text.AsSpan(0, at), replaced, text.AsSpan(at + found.Length));
    }
}
