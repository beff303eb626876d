using LearnSafe.Domain.SafetyActions;

namespace LearnSafe.Domain.Tests.SafetyActions;

public sealed class ActionRemindersTests
{
    private static readonly DateOnly Due = new(2026, 12, 20);

    [Theory]
    [InlineData(-15, -60, null)]
    [InlineData(-14, -60, ActionReminder.DueSoon)]
    [InlineData(-14, -14, null)]
    [InlineData(-10, -60, ActionReminder.DueSoon)]
    [InlineData(-10, -14, null)]
    [InlineData(-3, -14, ActionReminder.DueSoon)]
    [InlineData(-3, -3, null)]
    [InlineData(0, -3, null)]
    [InlineData(0, -60, ActionReminder.DueSoon)]
    [InlineData(1, -3, ActionReminder.JustOverdue)]
    [InlineData(1, 1, null)]
    [InlineData(7, 1, null)]
    [InlineData(8, 1, ActionReminder.StillOverdue)]
    [InlineData(14, 8, null)]
    [InlineData(15, 8, ActionReminder.StillOverdue)]
    [InlineData(100, -60, ActionReminder.StillOverdue)]
    [InlineData(100, 99, null)]
    public void Due_FallsOnItsDaysAndOnce(int today, int after, ActionReminder? reminder) => Assert.Equal(reminder, ActionReminders.Due(Due, Due.AddDays(today), Due.AddDays(after)));

    [Fact]
    public void Due_EveryDayOfTwoMonths_RemindsOnTheDaysThatArePromised()
    {
        List<int> days = [];
        var after = Due.AddDays(-30);
        for (var day = -30; day <= 30; day++)
        {
            if (ActionReminders.Due(Due, Due.AddDays(day), after) is null) continue;
            days.Add(day);
            after = Due.AddDays(day);
        }

        Assert.Equal([-14, -3, 1, 8, 15, 22, 29], days);
    }
}
