using LearnSafe.Browser.Tests.Harness;

namespace LearnSafe.Browser.Tests.Events;

/// <summary>How a person records an event, from the page where their records are to the receipt.</summary>
internal static class Recording
{
    public const string LowHarmWords = "The repeat was issued at the old dose. The patient took it for two days and was dizzy.";

    /// <summary>A medication incident with low harm to one patient.</summary>
    public static async Task IncidentAsync(Visit visit, string words = LowHarmWords)
    {
        await BeginIncidentAsync(visit, words);
        await visit.PressAsync("Continue");
        await visit.ChooseAsync("Which of these were involved?", "Medications");
        await visit.ChooseAsync("Were any of these part of it?", "None of the above");
        await visit.ChooseAsync("How many patients were affected?", "One");
        await visit.ChooseAsync("What is the patient’s gender?", "Female");
        await visit.ChooseAsync("How much physical harm did the patient come to", "Low physical harm");
        await visit.ChooseAsync("How much psychological harm did the patient come to?", "No psychological harm");
        await visit.ChooseAsync("How concerned are you about this?", "Fairly concerned");
        await visit.PressAsync("Continue");
        await visit.PressAsync("Confirm and record event");
    }

    /// <summary>As far as the first page of an incident, filled in.</summary>
    public static async Task BeginIncidentAsync(Visit visit, string words = LowHarmWords)
    {
        await visit.GoAsync("/events");
        await visit.FollowAsync("Incident");
        await visit.TypeAsync("What happened?", words);
        await visit.ChooseAsync("Did it happen today?", "Yes");
    }

    public static async Task GoodCareAsync(Visit visit)
    {
        await visit.GoAsync("/events");
        await visit.FollowAsync("Good care");
        await visit.TypeAsync("What went well?", "The receptionist noticed slurred speech and called 999.");
        await visit.ChooseAsync("Was it today?", "I don't know");
        await visit.TypeAsync("Month", "10", within: "Roughly when was it?");
        await visit.TypeAsync("Year", "2026", within: "Roughly when was it?");
        await visit.PressAsync("Continue");
        await visit.TypeAsync("How could it happen again, or in other places?", "Everybody at the front desk learns the signs of a stroke.");
        await visit.PressAsync("Continue");
        await visit.PressAsync("Confirm and record event");
    }

    public static async Task RiskAsync(Visit visit)
    {
        await visit.GoAsync("/events");
        await visit.FollowAsync("Risk");
        await visit.TypeAsync("What could go wrong?", "The fridge alarm cannot be heard at night.");
        await visit.ChooseAsync("What is the risk about?", "Medical devices, including supply issues");
        await visit.ChooseAsync("Where is the risk?", "My organisation");
        await visit.PressAsync("Continue");
        await visit.ChooseAsync("Could someone come to severe harm or die very soon?", "No");
        await visit.ChooseAsync("How concerned are you about this risk?", "Not very concerned");
        await visit.PressAsync("Continue");
        await visit.PressAsync("Confirm and record event");
    }

    public static async Task OutcomeAsync(Visit visit)
    {
        await visit.GoAsync("/events");
        await visit.FollowAsync("Outcome");
        await visit.ChooseAsync("What sort of outcome is it?", "Unplanned reattendance or readmission");
        await visit.TypeAsync("What happened to the patient?", "Readmitted two days after discharge.");
        await visit.ChooseAsync("Did it happen today?", "No");
        await visit.TypeAsync("Day", "18", within: "What date was it?");
        await visit.PressAsync("Continue");
        await visit.ChooseAsync("How many patients were affected?", "One");
        await visit.ChooseAsync("What is the patient’s gender?", "Male");
        await visit.ChooseAsync("Do you suspect that something in the care caused this?", "I don't know");
        await visit.PressAsync("Continue");
        await visit.PressAsync("Confirm and record event");
    }
}
