namespace LearnSafe.Features.Events.Threads;

/// <summary>Where what is asked between organisations is read and written.</summary>
public static class ThreadLinks
{
    public const string Received = "/threads";
    public const string Sent = "/threads?show=sent";

    public const string Flow = "/threads/flow";
    public const string FlowFile = "/threads/flow.csv";

    /// <summary>Where organisations outside answer.</summary>
    public const string AnswerPage = "/answer";

    /// <param name="secret">What stands in the link.</param>
    public static string Answer(string secret) => $"{AnswerPage}?link={Uri.EscapeDataString(secret)}";

    public static string Thread(Guid id) => $"/threads/{id}";

    public static string Send(Guid record) => $"/events/{record}/send";
}
