namespace LearnSafe.Features.PublicForms;

/// <summary>Where people without an account go, and where a provider answers them.</summary>
public static class PublicFormLinks
{
    public const string Search = "/say";
    public const string Receipt = "/receipt";
    public const string Progress = "/receipt/progress";
    public const string Conversations = "/messages";
    public const string Settings = "/public-form";
    public const string Poster = "/public-form/poster";

    public static string Start(string code) => $"/say/{code}";

    public static string Start(string code, string form) => form == "patient" ? Start(code) : $"/say/{code}/{form}";

    public static string Question(string code, string form, string page, bool change = false) => $"/say/{code}/{form}/{page}{(change ? "?change=true" : "")}";

    public static string Check(string code, string form) => $"/say/{code}/{form}/check";

    public static string Sent(string code, string form) => $"/say/{code}/{form}/sent";

    /// <summary>Messages with the person who told us.</summary>
    public static string Messages(Guid eventId) => $"/events/{eventId}/messages";
}
