using LearnSafe.Domain.Candour;

namespace LearnSafe.Domain.Tests.Candour;

public sealed class CandourCourseTests
{
    private static readonly DateOnly Day = new(2026, 11, 2);

    // Days after the start on which each step was done; "-" where it was not.
    [Theory]
    [InlineData("- - - - 0", "Told", 0, 3)]
    [InlineData("2 - - - 0", "Written", 0, 2)]
    [InlineData("2 9 - - 0", "Results", 0, 1)]
    [InlineData("2 9 40 - 0", "", 0, 0)]
    [InlineData("2 2 2 - 0", "", 0, 0)]
    [InlineData("- 3 - - 0", "Told", 1, 2)]
    [InlineData("5 3 - - 0", "Results", 1, 1)]
    [InlineData("5 - 6 - 0", "Written", 1, 1)]
    [InlineData("5 8 6 - 0", "", 1, 0)]
    [InlineData("- - - 6 0", "", 1, 1)]
    [InlineData("- - - 6 2", "", 0, 0)]
    [InlineData("- 7 - 6 2", "", 0, 0)]
    public void AStatutoryCase_StepByStep(string done, string next, int warnings, int missing)
    {
        var made = Done(done, statutory: true);
        Assert.Equal(next, CandourCourse.Next(made)?.Step.ToString() ?? "");
        Assert.Equal((warnings, missing), (CandourCourse.Warnings(made).Count, CandourCourse.MissingToClose(made).Count));
    }

    [Theory]
    [InlineData("- - - - 0", "Told", 1)]
    [InlineData("2 - - - 0", "", 0)]
    [InlineData("- - - 4 1", "", 0)]
    public void ACaseOfTheProfessionalDuty_AsksToTell(string done, string next, int missing)
    {
        var made = Done(done, statutory: false);
        Assert.Equal((next, missing), (CandourCourse.Next(made)?.Step.ToString() ?? "", CandourCourse.MissingToClose(made).Count));
    }

    [Theory]
    [InlineData("- - - - 0", 14, false)]
    [InlineData("- - - - 0", 15, true)]
    [InlineData("20 - - - 0", 28, false)]
    [InlineData("20 - - - 0", 29, true)]
    [InlineData("20 25 - - 0", 400, false)]
    [InlineData("- - - 6 1", 400, false)]
    public void Overdue_FromTheDayAfterTheTarget(string done, int today, bool overdue) =>
        Assert.Equal(overdue, CandourCourse.Next(Done(done, statutory: true))?.IsOverdue(Day.AddDays(today)) ?? false);

    private static CandourDone Done(string said, bool statutory)
    {
        var days = said.Split(' ');
        DateOnly? On(int index) => days[index] == "-" ? null : Day.AddDays(int.Parse(days[index], System.Globalization.CultureInfo.InvariantCulture));
        return new CandourDone(statutory, Day.AddDays(14), Day.AddDays(28), On(0), On(1), On(2), On(3), int.Parse(days[4], System.Globalization.CultureInfo.InvariantCulture));
    }
}
